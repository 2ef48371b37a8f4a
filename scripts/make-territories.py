#!/usr/bin/python3
"""Writes rules/en/untranslated/territories.yaml: names of countries, and of
their subdivisions, in the spelling of a source language, with the English name.

Run by hand, from anywhere in the tree, when the data below are renewed:

    apt-get install unicode-cldr-core iso-codes python3-yaml
    scripts/make-territories.py

It reads
  - CLDR territory names: /usr/share/unicode/cldr/common/main/{en,es,...}.xml
  - ISO 3166-2 names (the local ones) and their translations into English's own
    spelling and the source languages: /usr/share/iso-codes/json/iso_3166-2.json
    and the gettext catalogues of the domain iso_3166-2.

A name is left out when it is the English name, differs from an English name only
in accents or hyphens, is an English word or name (the Hunspell en_US and
en_GB lists), names two different territories, or is in KEEP below. Subdivisions are
taken only from the countries in SUBDIVISIONS, where the English name is settled.
Names that another file of the pack already has are left to it.
"""
import gettext
import glob
import json
import os
import re
import unicodedata
import xml.etree.ElementTree as ET

import yaml

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
OUT = os.path.join(ROOT, 'rules/en/untranslated/territories.yaml')
CLDR = '/usr/share/unicode/cldr/common/main/%s.xml'
ISO = '/usr/share/iso-codes/json/iso_3166-2.json'
HUNSPELL = '/usr/share/hunspell/%s.dic'
LANGUAGES = ['es', 'fr', 'de', 'pt', 'it', 'tr']

# The English of the press where CLDR prefers another form.
ENGLISH = {
    'TR': 'Turkey', 'CI': 'Ivory Coast', 'CV': 'Cape Verde', 'MM': 'Myanmar', 'CZ': 'Czech Republic',
    'CD': 'Congo', 'CG': 'Republic of Congo', 'HK': 'Hong Kong', 'MO': 'Macau', 'PS': 'Palestinian territories',
    'BA': 'Bosnia and Herzegovina', 'TL': 'East Timor', 'VA': 'Vatican City', 'MK': 'North Macedonia',
    'US': 'United States', 'GB': 'United Kingdom', 'KP': 'North Korea', 'KR': 'South Korea', 'SZ': 'Eswatini',
    'TT': 'Trinidad and Tobago', 'AG': 'Antigua and Barbuda', 'KN': 'St Kitts and Nevis',
    'VC': 'St Vincent and the Grenadines', 'LC': 'St Lucia', 'ST': 'São Tomé and Príncipe',
}

# English copy uses these as they are, or they are names of persons, cities, firms, or words of English.
KEEP = {
    'türkiye', 'cabo verde', "côte d'ivoire", 'timor-leste', 'myanmar', 'macao', 'birmania', 'santa sede',
    'curaçao', 'réunion', 'saint-barthélemy', 'saint-martin', 'saint-pierre-et-miquelon', 'guadalupe', 'san martín',
    'san bartolomé', 'santa lucía', 'santa lúcia', 'santa lucia', 'santa elena', 'santa helena', "sant'elena",
    'dominica', 'dominicana', 'jersey', 'guernsey', 'man', 'oman', 'india', 'inde', 'peru', 'cuba', 'chad', 'mali',
    'niger', 'togo', 'malta', 'malte', 'andorra', 'andorre', 'georgia', 'georgie', 'giorgia', 'jordan', 'jordania',
    'jordanie', 'irak', 'iraque', 'katar', 'reunion', 'holland', 'samoa', 'macau', 'congo', 'guam', 'monaco',
    'mónaco', 'mônaco', 'tonga', 'barbade', 'grenade', 'granada', 'grenada', 'palau', 'palaos', 'aland',
    'cocos', 'salvador', 'libia', 'union européenne', 'unión europea', 'mayotte', 'antarctique', 'saba',
    'india', 'israel', 'liban', 'nauru', 'sudan', 'soudan', 'sudán', 'man adası', 'bahreïn', 'kosovo', 'kenia',
    'dania', 'polonia', 'lituania', 'liberia', 'svezia', 'romania', 'mundo', 'monde', 'welt', 'mondo', 'dünya',
    'barbados', 'honduras', 'panama', 'nordafrika', 'europa', 'asia', 'africa', 'america', 'américa', 'oceania',
    'zona euro', 'euro bölgesi', 'nam', 'malavi', 'ekvador', 'sırbistan', 'tibet', 'arabia', 'corse', 'martinica',
    'navarra', 'la rioja', 'galicia', 'wallis', 'hessen', 'bayern', 'bretagne', 'normandie', 'occitanie',
    'nouvelle-aquitaine', 'grand est', 'puglia', 'lazio', 'marche', 'toscana', 'lombardia', 'piemonte', 'lucerna',
    'basilicata', 'zürich', 'graubünden', 'jura', 'tirol', 'sicilia', 'guadeloupe', 'martinique', 'antigua y barbuda',
    'bali', 'papua', 'cundinamarca', 'distrito federal', 'islas baleares', 'savoie', 'haute-savoie', 'gibraltar',
    'franca', 'grece', 'germania', 'kuba', 'dominika', 'guyane', 'hongkong', 'maurício', 'mauricio', 'maurice',
    'castilla y león', 'castilla-la mancha', 'timor leste', 'gine', 'gana', 'sili', 'guine', 'canarias', 'curazao',
    'hollanda', 'palestina', 'palästina', 'filistin', 'suède', 'reunião', 'riunione', 'trentino-alto adige', 'españa',
    'trentino alto adige', 'estado', 'niue', 'aruba', 'bermuda', 'bermudas', 'montserrat', 'anguila', 'anguilla', 'tokelau', 'pitcairn', 'caimán',
    'ascension', 'clipperton', 'diego garcía', 'diego garcia', 'tristan da cunha', 'isla', 'viêt nam', 'viet nam',
}

# Countries whose subdivisions have an English name that the press uses.
SUBDIVISIONS = {'AT', 'BE', 'CH', 'DE', 'ES', 'IT', 'CA'}


def plain(name):
    """The name without accents, hyphens and capitals, for comparing."""
    name = unicodedata.normalize('NFD', name.replace('ı', 'i').replace('’', "'"))
    return re.sub(r'[^a-z0-9]+', ' ', ''.join(c for c in name if not unicodedata.combining(c)).lower()).strip()


KEPT = {plain(name) for name in KEEP}


def folded(name):
    """The name as galley compares it: İ and I are one letter."""
    return name.replace('İ', 'I').lower()


def territories(language):
    names = {}
    for node in ET.parse(CLDR % language).getroot().iterfind('localeDisplayNames/territories/territory'):
        code = node.get('type')
        if len(code) == 2 and code.isalpha() and code not in ('XA', 'XB', 'ZZ', 'EZ', 'EU', 'UN', 'QO'):
            names.setdefault(code, []).append(node.text.replace('’', "'"))
    return names


def english_words():
    words = set()
    for dictionary in ('en_US', 'en_GB'):
        with open(HUNSPELL % dictionary, encoding='utf-8', errors='replace') as lines:
            words.update(line.split('/')[0].strip().lower() for line in lines)
    return words


def already():
    """The wrong sides of the other files of the pack, braces expanded one level."""
    have = set()
    for path in glob.glob(os.path.join(os.path.dirname(OUT), '*.yaml')):
        if path == OUT:
            continue
        with open(path, encoding='utf-8') as stream:
            for rule in yaml.safe_load(stream)['rules']:
                for phrase in rule.get('phrases', []):
                    left = phrase.split('=>')[0].strip()
                    found = re.fullmatch(r'([^{]*)\{([^{}]*)\}([^{]*)', left)
                    forms = [found[1] + a + found[3] for a in found[2].split(',')] if found else [left]
                    have.update(folded(form) for form in forms)
    return have


def usable(name, english, words):
    if plain(name) == plain(english) or plain(name) in KEPT or ',' in name:
        return False
    if re.search(r'[(\[*]', name + english) or len(name) < 4 or name.endswith('.') or not re.match(r'\w', name):
        return False
    return any(token not in words for token in re.findall(r'\w+', name.lower()))


def collect(words):
    english = {code: names[0] for code, names in territories('en').items()}
    for code, name in english.items():
        english[code] = name.replace('St. ', 'St ').replace(' & ', ' and ').replace('Côte d\'Ivoire', 'Ivory Coast')
        english[code] = re.sub(r' SAR China$', '', re.sub(r' \(.*\)$', '', english[code]))
    english.update(ENGLISH)
    known = {plain(name) for name in english.values()}
    table = {}
    for language in LANGUAGES:
        for code, names in territories(language).items():
            for name in names:
                name = re.sub(r' \(.*\)$', '', name)
                if code in english and plain(name) not in known and usable(name, english[code], words):
                    table.setdefault(name, set()).add(english[code])
    with open(ISO, encoding='utf-8') as stream:
        divisions = json.load(stream)['3166-2']
    catalogues = {}
    for language in LANGUAGES:
        try:
            catalogues[language] = gettext.translation('iso_3166-2', '/usr/share/locale', [language])
        except OSError:
            pass
    cldr = ET.parse('/usr/share/unicode/cldr/common/subdivisions/en.xml').getroot()
    settled = {node.get('type').lower(): node.text.replace('’', "'")
               for node in cldr.iterfind('localeDisplayNames/subdivisions/subdivision')}
    for division in divisions:
        if division['code'][:2] not in SUBDIVISIONS:
            continue
        name = settled.get(division['code'].replace('-', '').lower())
        if not name or name.lower() == plain(name) or re.search(r'[^\x00-\x7fÀ-ÿ]', name):
            continue
        name = re.sub(r' (Oblast|Voivodeship|County|Department|Province)$', '', name)
        local = [re.sub(r" ?[\[(].*$", '', division['name'])]
        local += [catalogue.gettext(division['name']) for catalogue in catalogues.values()]
        for source in local:
            source = source.replace('’', "'")
            if plain(source) not in known and usable(source, name, words) and "'" not in source[:2] \
                    and re.search(r'[A-Z]', source) and not source.startswith(plain(name)):
                table.setdefault(source, set()).add(name)
    return table


def main():
    words = english_words()
    have = already()
    lines = []
    seen = set()
    for name, english in sorted(collect(words).items(), key=lambda item: (min(item[1]), item[0])):
        bare = ''.join(c for c in unicodedata.normalize('NFD', name) if not unicodedata.combining(c))
        if len(english) != 1 or folded(name) in have | seen:
            continue
        right = english.pop()
        left = name
        seen.add(folded(name))
        if bare != name and folded(bare) not in have | seen and usable(bare, right, words) \
                and any(token not in words for token in re.findall(r'\w+', bare.lower())):
            left = '{%s,%s}' % (name, bare)
            seen.add(folded(bare))
        phrase = '%s => %s' % (left, right)
        lines.append('      - ' + ('"%s"' % phrase if left.startswith('{') else phrase))
    with open(OUT, 'w', encoding='utf-8') as out:
        out.write(HEAD + '\n'.join(lines) + '\n' + EXAMPLES)
    print('%s: %d entries' % (os.path.relpath(OUT, ROOT), len(lines)))


HEAD = '''\
# Made by scripts/make-territories.py from unicode-cldr-core and iso-codes; do not edit by hand.
pack: untranslated
language: en
about: Names of countries and their subdivisions left in the spelling of the source language.
rules:
  - id: territory-spelling
    severity: error
    message: "“{match}” is not the English name; write “{fix}”"
    explain: >
      Each of these is the Spanish, French, German, Portuguese, Italian or Turkish name of a country or a
      region that English calls otherwise. Machine translation leaves it where it takes it for part of a
      name. The list is generated; spellings that English copy also uses are left out. Inside the name of
      a club, a newspaper or a ship a hit is legitimate.
    fix: unsafe
    phrases:
'''
EXAMPLES = '''\
    examples:
      - { bad: "The minister flew to Alemania.", good: "The minister flew to Germany." }
      - { bad: "Talks with Afganistán stalled.", good: "Talks with Afghanistan stalled." }
      - { bad: "Exports to Brésil rose.", good: "Exports to Brazil rose." }
      - { bad: "She was born in Österreich.", good: "She was born in Austria." }
      - { bad: "Troops left for Ucrânia.", good: "Troops left for Ukraine." }
      - { bad: "He lives in Svizzera.", good: "He lives in Switzerland." }
      - { bad: "Snow fell in Noruega.", good: "Snow fell in Norway." }
      - { ok: "Mali and Chad signed the accord." }
      - { ok: "Georgia beat Jordan 2-0." }
      - { ok: "The ferry to Jersey was cancelled." }
      - { ok: "Côte d'Ivoire hosted the Cup of Nations." }
      - { ok: "Türkiye closed the border." }
'''

if __name__ == '__main__':
    main()
