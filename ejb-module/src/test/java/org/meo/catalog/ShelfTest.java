package org.meo.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ShelfTest {

    @Test
    void isToldFromWhatCanBeHad() {
        assertThat(Shelf.of(-1)).isEqualTo(Shelf.NONE);
        assertThat(Shelf.of(0)).isEqualTo(Shelf.NONE);
        assertThat(Shelf.of(1)).isEqualTo(Shelf.FEW);
        assertThat(Shelf.of(5)).isEqualTo(Shelf.FEW);
        assertThat(Shelf.of(6)).isEqualTo(Shelf.ENOUGH);
    }

    @Test
    void itsOrderIsTheNumberInTheDatabase() {
        assertThat(Shelf.values()).containsExactly(Shelf.NONE, Shelf.FEW, Shelf.ENOUGH);
    }
}
