// Signals as in Django: an app sends an event, and later apps receive it
// (https://docs.djangoproject.com/en/stable/topics/signals/).

/** Handles an event; its errors are thrown to the sender, whose transaction rolls back. */
export type Receiver<T, R = void> = (event: T) => Promise<R>;

/** `R` is the result type of receivers. */
export class Signal<T, R = void> {
  private readonly receivers: Receiver<T, R>[] = [];

  /** Receivers run in the order in which they were connected. */
  connect(receiver: Receiver<T, R>): void {
    this.receivers.push(receiver);
  }

  /** Disconnects a receiver; no error if it is not connected. */
  disconnect(receiver: Receiver<T, R>): void {
    const index = this.receivers.indexOf(receiver);
    if (index >= 0) this.receivers.splice(index, 1);
  }

  /** Runs all receivers one after the other; returns their results. */
  async send(event: T): Promise<R[]> {
    const answers: R[] = [];
    for (const receiver of this.receivers) answers.push(await receiver(event));
    return answers;
  }
}
