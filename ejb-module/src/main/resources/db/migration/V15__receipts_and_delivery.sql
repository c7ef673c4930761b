-- The day on which the bank got a customer's money; null for entries that are no payment, and for those before this column.
ALTER TABLE credit_entry ADD COLUMN received_on date;

-- What the cheapest way of delivery would have cost, as prices were shown: whoever sends back all gets so much of it back.
-- Null for orders from before this column.
ALTER TABLE orders ADD COLUMN standard_shipping numeric(19, 2) CHECK (standard_shipping >= 0);
