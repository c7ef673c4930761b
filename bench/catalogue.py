#!/usr/bin/env python3
"""A catalogue file of any size, always the same for the same size: bench/catalogue.py ROWS [--sound] > products.csv

Five rows a product. Names, brands, colours, sizes and descriptions are spread as in a shop of stationery: a few words are
in many texts, most in few. Categories come from the built-in catalogue. One of a hundred rows is refused for its price,
unless all are to be sound."""
import random
import sys

arguments = [argument for argument in sys.argv[1:] if argument != "--sound"]
sound = "--sound" in sys.argv
rows = int(arguments[0]) if arguments else 100_000
chance = random.Random(20)

KINDS = {
    "fountain-pens": ("Fountain Pen", "Füllfederhalter"), "ballpoint-gel-pens": ("Gel Pen", "Gelstift"),
    "pencils": ("Pencil", "Bleistift"), "markers-highlighters": ("Marker", "Marker"),
    "notebooks": ("Notebook", "Notizbuch"), "notepads-sticky-notes": ("Notepad", "Notizblock"),
    "copy-paper": ("Paper", "Papier"), "desk-organisers": ("Desk Tray", "Ablage"),
    "staplers-punches": ("Stapler", "Heftgerät"), "scissors-cutting": ("Scissors", "Schere"),
    "tape-glue": ("Tape", "Klebeband"), "paint": ("Paint Set", "Farbkasten"), "drawing": ("Sketchbook", "Skizzenbuch"),
    "files-folders": ("Folder", "Mappe"), "calculators": ("Calculator", "Taschenrechner"),
    "calendars-planners": ("Planner", "Planer"), "cards-envelopes": ("Envelope", "Umschlag"),
    "gift-wrap-parcels": ("Gift Wrap", "Geschenkpapier")}
CATEGORIES = list(KINDS)
MADE = "Linen Cotton Oak Brass Steel Cork Bamboo Leather Canvas Slate Walnut Copper Paper Felt Wool Resin".split()
COLOURS = ("black navy forest coral sage mustard charcoal sky white ivory burgundy teal silver lilac terracotta "
           "kraft").split()
SIZES = ["a4", "a5", "a6", "b5", "s", "m", "l"]


def invented(count, most):
    """Words that can be spoken, no two the same."""
    starts, ends, words = "b br c cl d dr f fl g gr h k l m n p pl r s sh st t th tr v w".split(), "n r l s t nd rk m ck x".split(), set()
    while len(words) < count:
        word = "".join(chance.choice(starts) + chance.choice("aeiou") for _ in range(chance.randint(1, most))) + chance.choice(ends)
        if len(word) > 3:
            words.add(word)
    return sorted(words)


SERIES = [word.title() for word in invented(900, 2)]
BRANDS = [word.title() + chance.choice([" Paper Co.", " & Sons", " Studio", ""]) for word in invented(60, 2)]
VOCABULARY = invented(3000, 3)
chance.shuffle(VOCABULARY)
WEIGHTS = [1 / (place + 8) for place in range(len(VOCABULARY))]


def text():
    return " ".join(chance.choices(VOCABULARY, WEIGHTS, k=35))


out = sys.stdout
out.write("product,sku,category,brand,name,name_de,description,description_de,option,option_de,options,attributes,price,"
          "compare_at_price,currency,tax_class,stock,price_eur\r\n")
for row in range(rows):
    product, variant = divmod(row, 5)
    if variant == 0:
        category = CATEGORIES[product % len(CATEGORIES)]
        series, made, (kind, kind_de) = chance.choice(SERIES), chance.choice(MADE), KINDS[category]
        english, german = text(), text()
        brand = chance.choices(BRANDS, [1 / (place + 3) for place in range(len(BRANDS))])[0]
        price = chance.randrange(100, 2000) if chance.random() < .7 else chance.randrange(2000, 15000)
        colours, size = chance.sample(COLOURS, 5), chance.choice(SIZES)
        left = 0 if chance.random() < .04 else 400
    colour = colours[variant]
    amount = f"{price / 100 + variant:.2f}" if sound or row % 100 != 57 else "12,50 or so"
    out.write(f'bench-{product},BN-{product}-{variant},{category},{brand},{series} {made} {kind} {product},'
              f'{series} {kind_de} {product},"A {made.lower()} {kind.lower()}: {english}.","{kind_de}: {german}.",'
              f'{colour.title()} · {size.upper()},{colour.title()} · {size.upper()},colour={colour};size={size},'
              f'pages={product % 300 + 8};material={made.lower()},"{amount}",,GBP,standard,{min(left, row % 401)},'
              f'{price / 80 + variant:.2f}\r\n')
