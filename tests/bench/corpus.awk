# Writes articles like those that agencies send, with natural word frequencies and
# the defects that galley looks for; the same ones for the same seed.
# usage: awk -v seed=1 -v bytes=3000 [-v articles=1000 -v folder=DIR] -f corpus.awk WORDS
# WORDS: a word a line, the rare ones of the text. Without `articles` one article
# goes to standard output.

BEGIN {
    srand(seed)
    list("town", "Brindlewick|Marsh Ferry|Ostrava|Valparaíso|Łomża|Kaunas|Port Selwyn|Girona|Tampere|São Vicente|Harrogate|Izmir|Lüneburg|Oaxaca|Aberdeen|Cork|Sfax|Mombasa")
    list("first", "Anna|James|Maria|Peter|Lucía|Tomasz|Helen|Omar|Ingrid|Paulo|Grace|Yusuf|Clare|Dmitri|Noor|Étienne")
    list("last", "Barlow|Ferreira|Kowalska|Lindqvist|Okafor|Peña|Whitaker|Demir|Moreau|Haddad|Strand|Castellano|Novák|Brandt|O’Dowd|Iversen|Mbeki-Hall")
    list("role", "mayor|harbor master|spokeswoman|union leader|council member|police chief|engineer|head teacher|finance minister|coach|hydrologist|prosecutor")
    list("noun", "government|plan|bridge|water|report|company|school|vote|budget|port|road|hospital|police|strike|council|region|election|storm|ferry|market|court|railway|harvest|minister|festival|reservoir|tunnel|inquiry|museum|contract|team|ministry|factory|coast|price|border|appeal|committee|pipeline|breakwater")
    list("verb", "approved|rejected|delayed|announced|reviewed|opened|closed|criticized|repaired|suspended|defended|discussed|welcomed|postponed|financed|inspected")
    list("adj", "new|local|national|public|regional|final|old|northern|expensive|independent|temporary|disputed|wooden|coastal|municipal|unfinished")
    list("day", "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday")
    list("month", "January|March|April|June|August|October|November")
    list("say", "said|told reporters|added|insisted|warned|explained")
    n_forms = split("The N of T V the A N on D.|" \
        "The A N, which V the N in M, will cost $# million, according to the R.|" \
        "“We have waited # years for this N,” said F L, the R of T.|" \
        "F L S on D that the N “was never meant to replace the N.”|" \
        "In T, the R V a A N after the N fell by #.# percent.|" \
        "About #,### people work in the A N, and # of them live near the N.|" \
        "“Nobody asked the N,” L S. “The N is still W, and the N is W.”|" \
        "The N was V by the N in M 20##, but the R of T has not seen the W N.|" \
        "Officials in T V the W, and the A N of the N remained W until D.|" \
        "It was not clear whether the N would V the N before the end of M.|" \
        "L, who has been R since 20##, V the N and the A W.", forms, "|")
    n_slips = split("glue|space|stop|double|quote|turned|mojibake|decimal|lower|typo|foreign|entity", slips, "|")
}

{ if ($0 !~ /^#/) rare[++n_rare] = $0 }

END {
    if (!articles) {
        write_article(bytes, "")
        exit
    }
    for (number = 1; number <= articles; number++) {
        file = sprintf("%s/%04d.txt", folder, number)
        write_article(bytes, file)
        close(file)
    }
}

function list(name, words, n, i, w) {
    n = split(words, w, "|")
    size[name] = n
    for (i = 1; i <= n; i++) word[name, i] = w[i]
}

# Zipf: the k-th of n words comes about as often as 1/k.
function rank(n, k) {
    k = int(exp(rand() * log(n + 1)))
    return k > n ? n : k
}

function any(name) { return word[name, rank(size[name])] }
function digit() { return 1 + int(rand() * 9) }

function fill(form, out, i, c) {
    out = ""
    for (i = 1; i <= length(form); i++) {
        c = substr(form, i, 1)
        if (substr(form, i) ~ /^[A-Z#]([^A-Za-z]|$)/ || c == "#") out = out filled(c)
        else out = out c
    }
    return out
}

function filled(c) {
    if (c == "N") return rand() < 0.25 ? rare[1 + rank(n_rare) * 7919 % n_rare] : any("noun")
    if (c == "W") return rare[1 + int(rand() * n_rare)]
    if (c == "T") return any("town")
    if (c == "F") return any("first")
    if (c == "L") return any("last")
    if (c == "R") return any("role")
    if (c == "V") return any("verb")
    if (c == "A") return any("adj")
    if (c == "D") return any("day")
    if (c == "M") return any("month")
    if (c == "S") return any("say")
    if (c == "#") return digit()
    return c
}

function slip(s, kind) {
    kind = slips[1 + int(rand() * n_slips)]
    if (kind == "glue") sub(/ the /, "the ", s)
    else if (kind == "space") sub(/, /, " , ", s)
    else if (kind == "stop") sub(/\.$/, ". .", s)
    else if (kind == "double") sub(/ the /, " the the ", s)
    else if (kind == "quote") sub(/”/, "", s)
    else if (kind == "turned") sub(/,” said/, ", “said", s)
    else if (kind == "mojibake") { sub(/í/, "Ã­", s); sub(/’/, "â€™", s) }
    else if (kind == "decimal") s = gensub_decimal(s)
    else if (kind == "lower") sub(/ on M/, " on m", s)
    else if (kind == "typo") sub(/government/, "goverment", s)
    else if (kind == "foreign") sub(/ mayor /, " alcalde ", s)
    else sub(/ and /, " \\&amp; ", s)
    return s
}

function gensub_decimal(s) {
    if (match(s, /[0-9]\.[0-9] percent/)) s = substr(s, 1, RSTART) "," substr(s, RSTART + 2)
    return s
}

function write_article(wanted, file, written, sentences, paragraph, s) {
    paragraph = any("town") " " any("noun") " " any("verb") " after " any("noun") " vote"
    written = 0
    while (written < wanted) {
        if (file == "") printf "%s\n\n", paragraph
        else printf "%s\n\n", paragraph > file
        written += length(paragraph) + 2
        paragraph = ""
        for (sentences = 1 + int(rand() * 3); sentences > 0; sentences--) {
            s = fill(forms[1 + int(rand() * n_forms)])
            if (rand() < 0.08) s = slip(s)
            paragraph = paragraph (paragraph == "" ? "" : " ") s
        }
    }
}
