#!/usr/bin/env python3
"""Writes src/text/charsets.c: for each 8-bit charset that UTF-8 gets misread as, its
characters in order of code point, with their bytes.

usage: charsets.py > src/text/charsets.c"""

CHARSETS = [
    # name, Python's codec, the bytes that may begin a misread character
    ('cp1252', 'cp1252', [*range(0xC2, 0xF5)]),
    ('mac_roman', 'mac_roman', [0xC2, 0xC3, 0xC4, 0xC5, 0xC8, 0xE2]),
    ('cp1250', 'cp1250', [0xC3, 0xC5, 0xE2]),
    ('cp1251', 'cp1251', [0xC2, 0xC3, 0xC4, 0xC5, 0xD0, 0xD1, 0xE2]),
    ('cp850', 'cp850', [0xC2, 0xC3, 0xC4, 0xC5, 0xE2]),
    ('cp437', 'cp437', [0xC2, 0xC3, 0xC4, 0xC5, 0xE2]),
]


def table(codec):
    pairs = {}
    for byte in range(0x80, 0x100):
        try:
            pairs[ord(bytes([byte]).decode(codec))] = byte
        except UnicodeDecodeError:
            pass
    if codec == 'cp1252':
        # Latin-1, and what Windows-1252 leaves undefined, read these as C1 controls.
        for byte in range(0x80, 0xA0):
            pairs[byte] = byte
    return sorted(p for p in pairs.items() if p[0] <= 0xFFFF)


def rows(items, form, per):
    items = [form(i) for i in items]
    for i in range(0, len(items), per):
        print('    ' + ' '.join(items[i:i + per]))


print('/* Written by scripts/charsets.py: change that, not this. */')
print('#include "base/compat.h"\n')
print('#include "text/charsets.h"\n')
for name, codec, leads in CHARSETS:
    print(f'static const struct charset_char {name}[] = {{')
    rows(table(codec), lambda p: f'{{0x{p[0]:04X}, 0x{p[1]:02X}}},', 6)
    print('};\n')
print('const struct charset charsets[] = {')
for name, codec, leads in CHARSETS:
    mask = 0
    for b in leads:
        mask |= 1 << (b - 0xC0)
    print(f'    [CHARSET_{name.upper()}] = {{{name}, sizeof {name} / sizeof *{name}, 0x{mask:016X}}},')
print('};')
