#!/usr/bin/env python3
"""A catalogue file of any size, always the same for the same size: bench/catalogue.py ROWS > products.csv

Five rows a product, one of a hundred rows refused for its price. Categories come from the built-in catalogue."""
import random
import sys

rows = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
chance = random.Random(20)
categories = ["notebooks", "notepads-sticky-notes", "copy-paper", "desk-organisers", "fountain-pens"]
words = ("Bound Ruled Plain Dotted Linen Cotton Oak Brass Harbour Meadow Quarry Lantern Anchor Willow Granite Pocket "
         "Travel Studio Drafting Ledger Journal Folio Memo Planner Album").split()
colours = ["black", "navy", "forest", "coral", "sage", "mustard", "charcoal", "sky"]
out = sys.stdout
out.write("product,sku,category,brand,name,name_de,description,description_de,option,option_de,options,attributes,price,"
          "compare_at_price,currency,tax_class,stock,price_eur\r\n")
for row in range(rows):
    product, variant = divmod(row, 5)
    if variant == 0:
        name = " ".join(chance.sample(words, 3)) + f" {product}"
        text = " ".join(chance.choice(words).lower() for _ in range(40))
        category = categories[product % len(categories)]
        price = chance.randrange(100, 9000)
    colour = colours[(product + variant) % len(colours)]
    amount = f"{price / 100 + variant:.2f}" if row % 100 != 57 else "12,50 or so"
    out.write(f'bench-{product},BN-{product}-{variant},{category},Brand {product % 50},{name},{name} DE,"{name}, {text}.",'
              f'"{name}, {text}, deutsch.",{colour.title()},{colour.title()},colour={colour},pages={product % 300 + 8};'
              f'material=paper,"{amount}",,GBP,standard,{row % 40},{price / 80 + variant:.2f}\r\n')
