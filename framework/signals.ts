// Signals, as Django has them: an app says that something happened, later apps listen
// (https://docs.djangoproject.com/en/stable/topics/signals/).

/** Does what follows from an event; what it throws goes to the sender, whose transaction rolls back. */
export type Receiver<T, R = void> = (event: T) => Promise<R>;

/** `R` is what receivers have to tell the sender. */
export class Signal<T, R = void> {
  private readonly receivers: Receiver<T, R>[] = [];

  /** Receivers run in the order in which they were connected. */
  connect(receiver: Receiver<T, R>): void {
    this.receivers.push(receiver);
  }

  /** Ends what `connect` began; a receiver that is not connected is no error. */
  disconnect(receiver: Receiver<T, R>): void {
    const index = this.receivers.indexOf(receiver);
    if (index >= 0) this.receivers.splice(index, 1);
  }

  /** Runs every receiver to its end, one after the other; gives what they answered. */
  async send(event: T): Promise<R[]> {
    const answers: R[] = [];
    for (const receiver of this.receivers) answers.push(await receiver(event));
    return answers;
  }
}
