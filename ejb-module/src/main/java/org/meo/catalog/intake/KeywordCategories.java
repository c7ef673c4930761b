package org.meo.catalog.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Categories for products of which only the name is known. The first category with a word of the name wins, so what a
 * thing is for ("Christmas") stands before what it is ("candle"), and what it is before what it looks like ("heart").
 */
final class KeywordCategories {

    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^A-Z0-9]+");

    private static final List<Rule> RULES = List.of(
            rule("christmas", "Christmas", "Weihnachten", "CHRISTMAS|XMAS|ADVENT|SANTA|RUDOLPH|REINDEER|SNOWFLAKE|SNOWFLAKES"
                    + "|SNOWMAN|BAUBLE|BAUBLES|NATIVITY|STOCKING|MISTLETOE|HOLLY|NOEL|SLEIGH|ROBIN"),
            rule("easter", "Easter", "Ostern", "EASTER|RABBIT|BUNNY|BUNNIES|CHICK|CHICKS|HEN|HENS"),
            rule("gift-wrap-cards", "Gift wrap & cards", "Geschenkpapier & Karten", "GIFT BAG|GIFT TAG|GIFT TAGS|GIFT BOX"
                    + "|GIFT BOXES|WRAP|RIBBON|RIBBONS|CARD|CARDS|POSTCARD|ENVELOPE|ENVELOPES|PAPER BAG|PAPER BAGS|GIFTWRAP"
                    + "|GIFT TAPE|CARRIER BAG"),
            rule("party", "Party", "Feiern", "PARTY|BALLOON|BALLOONS|BUNTING|DOILY|DOILIES|NAPKIN|NAPKINS|PAPER PLATE"
                    + "|PAPER PLATES|PAPER CUP|PAPER CUPS|STRAWS|PAPER CHAIN|INVITES|COCKTAIL|FANCY|LEIS|BIRTHDAY"),
            rule("jewellery", "Jewellery", "Schmuck", "NECKLACE|NECKLACES|NECKL|BRACELET|BRACELETS|EARRING|EARRINGS|EARING"
                    + "|RING|BROOCH|PENDANT|HAIR|HAIRBAND|HAIRCLIP|HAIRSLIDE|HAIRCLIPS|HAIRSLIDES|CHARM|CHARMS|BANGLE"
                    + "|TIARA|TIARAS|BRACLET|LARIAT|JEWELLERY|PHONE CHARM|SCARF|HAIRBANDS", "KEY RING|NAPKIN RING|KEY RINGS|BOX|STAND|TIDY|TREE"),
            rule("bags-purses", "Bags & purses", "Taschen", "BAG|BAGS|SHOPPER|PURSE|PURSES|HANDBAG|WALLET|WALLETS|LUGGAGE"
                    + "|UMBRELLA|PARASOL|SATCHEL|WASHBAG|WASHBAGS|HOLDALL|BACKPACK|RUCKSACK|SUITCASE|CLUTCH|PASSPORT"
                    + "|RAINCOAT|PONCHO|KEY RING|KEYRING|KEYRINGS|KEY FOB|COSMETIC"),
            rule("stationery", "Stationery", "Schreibwaren", "NOTEBOOK|NOTEBOOKS|PEN|PENS|PENCIL|PENCILS|STICKER|STICKERS"
                    + "|STATIONERY|JOURNAL|SKETCHBOOK|ERASER|ERASERS|RUBBER|RULER|RULERS|TAPE|CALENDAR|DIARY|BOOK|BOOKS|INK"
                    + "|STAMP|STAMPS|CHALK|CRAYONS|LETTER RACK|MEMO|MEMOBOARD|NOTEPAPER|NOTES|ORGANISER|PLANNER|SHARPENER"
                    + "|FOLDER|SCRAPBOOK|WRITING|PADS|CALCULATOR|MAGNET|MAGNETS|PAPER CRAFT|DESK|OFFICE|BOOKMARK"),
            rule("lights-candles", "Lights & candles", "Licht & Kerzen", "CANDLE|CANDLES|CANDLEHOLDER|CANDLESTICK"
                    + "|LIGHT|LIGHTS|TEALIGHT|TEALIGHTS|TLIGHT|TLIGHTS|CANDLEPOT|LANTERN|LANTERNS|LAMP|LAMPS|LAMPSHADE|INCENSE|VOTIVE|CHANDELIER"
                    + "|NIGHTLIGHT|OIL BURNER|TORCH|LIGHTBULB|SCENTED|HURRICANE", "PENCIL"),
            rule("toys-games", "Toys & games", "Spielzeug & Spiele", "TOY|TOYS|GAME|GAMES|JIGSAW|DOLL|DOLLS|PUZZLE|PUZZLES"
                    + "|SKITTLES|DOMINOES|LUDO|MARBLES|TEDDY|PUPPET|PUPPETS|SKIPPING|YOYO|SNAKES|PIRATE|ROCKING|PLAYHOUSE"
                    + "|TRAIN|RATTLE|CRAFT|FELTCRAFT|SEWING|KNITTING|CROCHET|PAINT|ORIGAMI|SOLDIER|HARMONICA|MONKEY"
                    + "|SPINNING|WATERING GUN|BALL|BATH DUCK|DUCK|NURSERY|BABY|TEATIME SET|SPACE INVADER|KALEIDOSCOPE"
                    + "|MAGIC TREE|RUBBER DUCK|DOLLCRAFT|FINGER|GLIDER|GLIDERS|TATTOOS|KITE|CASTANETS|PATCHES|HELICOPTER"),
            rule("garden", "Garden", "Garten", "GARDEN|GARDENERS|GARDENING|PLANT|PLANTER|PLANTERS|FLOWERPOT|FLOWER POT"
                    + "|WATERING|BIRDHOUSE|BIRD FEEDER|BIRD HOUSE|SEED|SEEDS|TROWEL|POTTING|BIRDBATH|WINDMILL|HERB|PICNIC"
                    + "|DECKCHAIR|FENCE|GNOME|PLANT POT|BIRD TABLE|SPADE|RAKE|GROW|HANGING BASKET|DOVECOTE"),
            rule("home-textiles-bath", "Home textiles & bath", "Wohntextilien & Bad", "CUSHION|CUSHIONS|COVER|TOWEL|TOWELS"
                    + "|DOORMAT|RUG|THROW|QUILT|BLANKET|CURTAIN|CURTAINS|HOT WATER|SOAP|BATHROOM|BATH|BATHING|SLIPPER"
                    + "|SLIPPERS|HAND WARMER|WARMER|TISSUE|TISSUES|BEDROOM|PILLOW|FILLER PAD|SPONGE|BALM|BEAUTY|TOILET"
                    + "|DRAUGHT|TABLECLOTH|EYE MASK|BODY|SHOWER|TOOTHBRUSH|PLASTERS|NAIL|MANICURE|COMB",
                    "TEA TOWEL|TEA TOWELS|FOOD COVER|TOILET SIGN|METAL SIGN|CABINET|WALL ART|EGG WARMER|BOWL|DOOR SIGN"
                            + "|COFFEE MUG|MUG"),
            rule("storage", "Storage", "Aufbewahren", "STORAGE|BASKET|BASKETS|BOX|BOXES|TIN|TINS|CABINET|DRAWER|DRAWERS|CRATE"
                    + "|CRATES|BIN|CHEST|CHESTS|TIDY|RACK|SHELF|SHELVES|HANGER|HANGERS|TRUNK|CADDY|HOLDER|STOOL|STAND"
                    + "|CUPBOARD|BUREAU|CONTAINER|HOOK|HOOKS|HAT STAND|MONEY BANK|PIGGY|MONEY", "CAKE TIN|CAKE TINS|CAKE STAND"
                            + "|CAKESTAND|LUNCH BOX|SNACK BOXES|SNACK BOX|BREAD BIN|TOAST RACK|EGG HOLDER|DRAWER KNOB|CAKE"
                            + "|PLATE STAND|RECIPE BOX|UTENSIL HOLDER|SWEETHEART CAKESTAND|BAKING|POPCORN HOLDER|DOOR HANGER"
                            + "|BISCUIT|BISCUITS|SPOON REST|CUTLERY|KNOB|TEA|COFFEE|PHOTO"),
            rule("kitchen", "Kitchen & dining", "Küche & Tisch", "MUG|MUGS|CUP|CUPS|PLATE|PLATES|BOWL|BOWLS|TEA|TEAPOT"
                    + "|TEACUP|COFFEE|CAKE|CAKES|CAKESTAND|KITCHEN|JAM|JAR|JARS|BAKING|CUTLERY|SPOON|SPOONS|FORK|KNIFE"
                    + "|APRON|OVEN|TRAY|JUG|LUNCH|BOTTLE|BOTTLES|COASTER|COASTERS|PLACEMAT|PLACEMATS|TUMBLER|GOBLET"
                    + "|EGG|DISH|PAN|SALT|PEPPER|SUGAR|BUTTER|MILK|BREAD|TOAST|RECIPE|PANTRY|COOKIE|CUTTER|CUTTERS"
                    + "|ICE|JELLY|MOULD|MOULDS|MEASURING|SCALES|TIMER|COLANDER|SIEVE|DINNER|DOORSTOP|TOAST|FRYING"
                    + "|POPCORN|BISCUIT|BISCUITS|CHOPPING|SNACK|FLASK|ASHTRAY|MATCHES|DRINK|WINE|CHAMPAGNE|BOARD|GLASSES"
                    + "|UTENSIL|TABLE|BREAKFAST|CROCKERY|SPICE|CASES|COSY|FRIDGE|FRUIT|SAUCER|CHOCOLATE|FOOD|SHAKER|CAN"
                    + "|CREAMER|MICROWAVE|NUTCRACKER|TONGS|SKEWER|DOORSTOPS|TRIVET|MAT|WASHING|GLOVE|GLOVES|IRONING|PEG|PEGS"
                    + "|CHOPSTICKS|POT|TRAYS|SUNDAE|TRIFLE|PETIT|DECANTER|DECANTERS|CORKSCREW|BEAKER"
                    + "|BEAKERS|CANNISTER|PLATTER|SQUEEZER|COOKING|TOASTRACK", "PICTURE|ZODIAC"),
            rule("decoration", "Decoration", "Dekoration", "DECORATION|DECORATIONS|SIGN|SIGNS|FRAME|FRAMES|CLOCK|MIRROR"
                    + "|MIRRORED|KNOB|WREATH|GARLAND|HANGING|VASE|ORNAMENT|PICTURE|CANVAS|ART|WALL|PHOTO|HEART|HEARTS"
                    + "|FLOWER|FLOWERS|ROSE|BIRD|BIRDS|BUTTERFLY|TILE|PLAQUE|BIRDCAGE|FIGURINE|POTPOURRI|PEBBLES|MOBILE"
                    + "|CHIMES|CHIME|WINDCHIME|STRING|TREE|STAR|STARS|NUMBER|LETTERS|ALPHABET|BLOCK|WORD|BUNCH|BELL|BELLS|DOOR"
                    + "|DECORATIVE|BEADS|PORCELAIN|ANGEL|FAIRY|SCREEN|BUDDHA|OWL|DOVE|POSY|TRINKET|GLOBE|THERMOMETER"
                    + "|BAROMETER|CHALKBOARD|BLACKBOARD|BLACK BOARD|STATUE|PAPERWEIGHT|SCENT|DRESSING|CHAIR|POSTER|RADIO"));

    private static final CategoryDraft MORE = new CategoryDraft("more", null, RULES.size() + 1, "More", "Mehr", "", null);

    private KeywordCategories() {
    }

    /** All that {@link #slugOf} can give. */
    static List<CategoryDraft> all() {
        List<CategoryDraft> all = new ArrayList<>();
        for (Rule rule : RULES) {
            all.add(new CategoryDraft(rule.slug, null, all.size() + 1, rule.name, rule.nameDe, "", null));
        }
        all.add(MORE);
        return all;
    }

    /** @param name of a product, in any case */
    static String slugOf(String name) {
        String words = " " + BETWEEN_WORDS.matcher(name.toUpperCase(Locale.ROOT).replace("T-LIGHT", "TLIGHT")
                .replace("'", "")).replaceAll(" ").strip() + " ";
        for (Rule rule : RULES) {
            if (contains(words, rule.words) && !contains(words, rule.unless)) {
                return rule.slug;
            }
        }
        return MORE.slug();
    }

    private static boolean contains(String words, Set<String> any) {
        // From each word on, one and two words: no keyword has more.
        for (int start = 0; start < words.length() - 1; start = words.indexOf(' ', start + 1)) {
            int end = words.indexOf(' ', start + 1);
            int second = words.indexOf(' ', end + 1);
            if (any.contains(words.substring(start + 1, end))
                    || second > 0 && any.contains(words.substring(start + 1, second))) {
                return true;
            }
        }
        return false;
    }

    private static Rule rule(String slug, String name, String nameDe, String words) {
        return new Rule(slug, name, nameDe, set(words), Set.of());
    }

    private static Rule rule(String slug, String name, String nameDe, String words, String unless) {
        return new Rule(slug, name, nameDe, set(words), set(unless));
    }

    private static Set<String> set(String words) {
        return Set.copyOf(List.of(words.split("\\|")));
    }

    private record Rule(String slug, String name, String nameDe, Set<String> words, Set<String> unless) {
    }
}
