#!/usr/bin/env python3
"""Writes src/text/entities.c: the named entities that turn up in prose, sorted by name.

usage: entities.py > src/text/entities.c"""
import html.entities

# Scripts and symbols of prose; mathematics, box drawing and Fraktur are left out.
RANGES = [
    (0x20, 0x7E), (0xA0, 0x17F), (0x192, 0x192), (0x1F5, 0x1F5), (0x218, 0x21B), (0x2C6, 0x2DD),
    (0x386, 0x3CE), (0x401, 0x45F), (0x2002, 0x2063), (0x20AC, 0x20AC), (0x2105, 0x2105),
    (0x2116, 0x2117), (0x211E, 0x2122), (0x2153, 0x215E), (0x2190, 0x2195), (0x2212, 0x2212),
    (0x2217, 0x2217), (0x221A, 0x221A), (0x221E, 0x221E), (0x2248, 0x2248), (0x2260, 0x2265),
    (0x22C5, 0x22C5), (0x25A0, 0x25CF), (0x2605, 0x2606), (0x2660, 0x2666), (0x2713, 0x2717),
    (0xFB00, 0xFB04),
]
LONGEST = 24

names = {}
for name, text in html.entities.html5.items():
    if not name.endswith(';') or len(text) != 1 or len(name) - 1 > LONGEST:
        continue
    if any(a <= ord(text) <= b for a, b in RANGES):
        names[name[:-1]] = ord(text)

print('/* Written by scripts/entities.py: change that, not this. */')
print('#include "base/compat.h"\n')
print('#include "text/entities.h"\n')
print('const struct entity entities[] = {')
items = [f'{{"{n}", 0x{c:04X}}},' for n, c in sorted(names.items())]
line = '   '
for item in items:
    if len(line) + 1 + len(item) > 105:
        print(line)
        line = '   '
    line += ' ' + item
print(line)
print('};')
print('const size_t n_entities = sizeof entities / sizeof *entities;')
