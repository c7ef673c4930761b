package org.meo.catalog.intake;

import static org.assertj.core.api.Assertions.assertThat;

import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InvoiceFileTest {

    @Test
    void makesAProductOfWhatMostLinesOfASkuSay() {
        CsvFiles.Outcome outcome = read("85123A,WHITE HANGING HEART T-LIGHT HOLDER,2.55",
                "85123A,WHITE HANGING HEART T-LIGHT HOLDER,2.95", "85123A,CREAM HANGING HEART T-LIGHT HOLDER,2.95",
                "85123A,?,0.0");

        assertThat(outcome.codes()).containsExactly("5 REMARK");
        ProductDraft product = outcome.product("85123A");
        assertThat(product.name()).isEqualTo("White Hanging Heart T-Light Holder");
        assertThat(product.slug()).isEqualTo("white-hanging-heart-t-light-holder-85123a");
        assertThat(product.category()).isEqualTo("lights-candles");
        assertThat(product.variants()).singleElement().satisfies(variant -> {
            assertThat(variant.price()).isEqualTo(Money.parse("GBP 2.95"));
            assertThat(variant.stock()).isEqualTo(InvoiceFile.INITIAL_STOCK);
        });
    }

    @Test
    void takesTheLowerOfTwoPricesThatAreAsFrequentWhateverTheirOrder() {
        assertThat(read("1,MUG,2.00", "1,MUG,1.50").product("1").variants().get(0).price())
                .isEqualTo(read("1,MUG,1.50", "1,MUG,2.00").product("1").variants().get(0).price())
                .isEqualTo(Money.parse("GBP 1.50"));
    }

    @Test
    void roundsToThePennyAndSaysSo() {
        CsvFiles.Outcome outcome = read("1,MUG,1.255", "2,CUP,0.004");

        assertThat(outcome.product("1").variants().get(0).price()).isEqualTo(Money.parse("GBP 1.26"));
        assertThat(outcome.codes()).containsExactly("3 NO_PRICE");
        assertThat(outcome.tally()).hasToString(
                "2 records read, 1 taken, 1 rejected (NO_PRICE 1); prices rounded to the penny: 1");
    }

    @Test
    void keepsSkusThatDifferByCaseApart() {
        CsvFiles.Outcome outcome = read("85231B,CINNAMON SET,1.00", "85231b,CINNAMON SET,2.00");

        assertThat(outcome.products()).hasSize(2);
        assertThat(outcome.products()).extracting(ProductDraft::slug).doesNotHaveDuplicates()
                .contains("cinnamon-set-85231b");
    }

    @ParameterizedTest
    @CsvSource({"POST,POSTAGE,18.00,NOT_GOODS", "DOT,,0,NOT_GOODS", "M,Manual,1.25,NOT_GOODS", "m,Manual,1.25,NOT_GOODS",
            "BANK CHARGES,Bank Charges,15.00,NOT_GOODS", "AMAZONFEE,AMAZON FEE,13541.33,NOT_GOODS",
            "C2,CARRIAGE,50.00,NOT_GOODS", "22016,Next Day Carriage,3.00,NOT_GOODS",
            "gift_0001_40,Dotcomgiftshop Gift Voucher £40.00,33.33,NOT_GOODS", "B,Adjust bad debt,-11062.06,NOT_GOODS",
            "23574,PACKING CHARGE,1.00,NOT_GOODS", "22,,1.00,NO_NAME", "22,damaged,0,REMARK", "22,MUG,0,NO_PRICE",
            "22,MUG,-1.00,NO_PRICE", "22,MUG,free,INVALID_PRICE", "22  A,MUG,1.00,INVALID_SKU",
            "22,'\u0007MUG',1.00,INVALID_CHARACTER"})
    void refusesWhatCannotBeAProduct(String sku, String description, String price, Rejection.Code code) {
        CsvFiles.Outcome outcome = read("1,MUG,1.00", sku + "," + (description == null ? "" : description) + "," + price);

        assertThat(outcome.codes()).containsExactly("3 " + code);
        assertThat(outcome.products()).hasSize(1);
        assertThat(outcome.tally().taken() + outcome.tally().rejected()).isEqualTo(outcome.tally().read()).isEqualTo(2);
    }

    @Test
    void refusesALineWithAColumnTooMany() {
        assertThat(CsvFiles.read(CsvFiles.source(CsvFiles.INVOICES, "1,2,3")).codes()).containsExactly("2 COLUMNS");
    }

    @ParameterizedTest
    @ValueSource(strings = {"?", "??", "damaged", "Damages/samples", "sold as set on dotcom", "thrown away", "POSSIBLE DAMAGES OR LOST?",
            "wrong barcode (22467)", "Water damaged", "DAMAGED", "MIA", "12345", "ebay", "Given away"})
    void knowsRemarksOfTheWarehouse(String description) {
        assertThat(InvoiceFile.isRemark(description)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"BAG 500g SWIRLY MARBLES", "Dr. Jam's Arouzer Stress Ball", "*USB Office Mirror Ball", "FOUND OBJECT FRAME",
            "3 TRADITIONAl BISCUIT CUTTERS  SET", "FLOWERS HANDBAG blue and orange", "LETTER \"D\" BLING KEY RING",
            "BROKEN HEART MUG", "POLYESTER FILLER PAD 45x45cm"})
    void knowsNamesOfProducts(String description) {
        assertThat(InvoiceFile.isRemark(description)).isFalse();
    }

    /** Lines of {@code sku,description,price} among the other columns. */
    private static CsvFiles.Outcome read(String... lines) {
        String[] file = new String[lines.length + 1];
        file[0] = CsvFiles.INVOICES;
        for (int index = 0; index < lines.length; index++) {
            String[] values = lines[index].split(",");
            file[index + 1] = "536365," + values[0] + ",\"" + values[1].replace("\"", "\"\"") + "\",6,2010-12-01 08:26:00,"
                    + values[2] + ",17850.0,United Kingdom";
        }
        return CsvFiles.read(CsvFiles.source(file));
    }
}
