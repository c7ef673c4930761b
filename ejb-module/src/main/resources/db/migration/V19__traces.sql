-- Which trace the warehouse was asked in, so that its answer is found there although it says nothing of it. Expand only.
ALTER TABLE fulfilment ADD COLUMN traceparent text;
