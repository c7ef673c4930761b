-- The day on which the bank got a customer's money; null for entries that are no payment, and for those before this column.
ALTER TABLE credit_entry ADD COLUMN received_on date;
