package org.meo.catalog.intake;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DisplayNameTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
            "WHITE HANGING HEART T-LIGHT HOLDER | White Hanging Heart T-Light Holder",
            "SET OF 72 RETROSPOT PAPER  DOILIES | Set of 72 Retrospot Paper Doilies",
            "HOT WATER BOTTLE I AM SO POORLY | Hot Water Bottle I Am So Poorly",
            "CHILDREN'S SPACEBOY MUG | Children's Spaceboy Mug",
            "PURPLE AMETHYST NECKLACE W TASSEL | Purple Amethyst Necklace with Tassel",
            "LETTER \"D\" BLING KEY RING | Letter \"D\" Bling Key Ring",
            "CHARLIE+LOLA RED HOT WATER BOTTLE | Charlie+Lola Red Hot Water Bottle",
            "PINK/WHITE CHRISTMAS TREE 30CM | Pink/White Christmas Tree 30cm",
            "POLYESTER FILLER PAD 30CMx30CM | Polyester Filler Pad 30cmx30cm",
            "BAG 500g SWIRLY MARBLES | Bag 500g Swirly Marbles",
            "3 TRADITIONAl BISCUIT CUTTERS  SET | 3 Traditional Biscuit Cutters Set",
            "*USB Office Mirror Ball | USB Office Mirror Ball",
            "LED TEA LIGHTS | LED Tea Lights",
            "FOLK ART GREETING CARD,pack/12 | Folk Art Greeting Card, pack/12",
            "ASSTD FRUIT+FLOWERS FRIDGE MAGNETS | Assorted Fruit+Flowers Fridge Magnets",
            "THE KING GIFT BAG | The King Gift Bag",
            "ACRYLIC JEWEL ICICLE, BLUE. | Acrylic Jewel Icicle, Blue"})
    void looksAsInAShop(String description, String name) {
        assertThat(DisplayName.of(description)).isEqualTo(name);
    }
}
