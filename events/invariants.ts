// What must always be true of events and their deliveries; `verify` checks it.

/** Each statement finds the rows of which it is not true. */
export const EVENT_INVARIANTS = {
  'events of an aggregate have places in the order in which they happened': `SELECT id, aggregate, position FROM
    (SELECT id, aggregate, position, lag(position) OVER (PARTITION BY aggregate ORDER BY id) AS before
      FROM events_event WHERE position IS NOT NULL) e WHERE position <= before`,
  'every event with a place has none without one before it': `SELECT e.id, e.aggregate FROM events_event e
    WHERE e.position IS NULL AND EXISTS (SELECT 1 FROM events_event l
      WHERE l.aggregate = e.aggregate AND l.id > e.id AND l.position IS NOT NULL)`,
  'a delivered event has a time, another has none': `SELECT id, status, delivered_at FROM events_delivery
    WHERE (status = 'delivered') <> (delivered_at IS NOT NULL)`,
  'a waiting delivery has a time for its next try': `SELECT id, event_id, channel FROM events_delivery
    WHERE status = 'waiting' AND next_try_at IS NULL`,
  'a delivery is about the same as its event': `SELECT d.id, d.event_id FROM events_delivery d
    JOIN events_event e ON e.id = d.event_id WHERE d.aggregate <> e.aggregate`,
};
