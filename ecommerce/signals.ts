// Signals, as Django has them: an app says that something happened, later apps listen
// (https://docs.djangoproject.com/en/stable/topics/signals/).

/** Does what follows from an event; what it throws goes to the sender, whose transaction rolls back. */
export type Receiver<T> = (event: T) => Promise<void>;

export class Signal<T> {
  private readonly receivers: Receiver<T>[] = [];

  /** Receivers run in the order in which they were connected. */
  connect(receiver: Receiver<T>): void {
    this.receivers.push(receiver);
  }

  /** Ends what `connect` began; a receiver that is not connected is no error. */
  disconnect(receiver: Receiver<T>): void {
    const index = this.receivers.indexOf(receiver);
    if (index >= 0) this.receivers.splice(index, 1);
  }

  /** Runs every receiver to its end, one after the other. */
  async send(event: T): Promise<void> {
    for (const receiver of this.receivers) await receiver(event);
  }
}
