// What a shop must do, in the simplest form: products with stock, orders with pieces, and the money of each. Each step
// says whether the shop must accept it, and changes the model if so.
export type Status = 'pending' | 'processing' | 'shipped' | 'delivered' | 'cancelled';
export const STATUSES: Status[] = ['pending', 'processing', 'shipped', 'delivered', 'cancelled'];
const NEXT: Record<Status, Status[]> = {
  pending: ['processing', 'shipped', 'delivered', 'cancelled'],
  processing: ['shipped', 'delivered', 'cancelled'],
  shipped: ['delivered'],
  delivered: [],
  cancelled: [],
};

export interface ModelProduct {
  id: number;
  stock: number;
  cents: number;
  archived: boolean;
}

export interface ModelItem {
  product: ModelProduct;
  quantity: number;
  /** The price when it was ordered. */
  cents: number;
}

export class ModelOrder {
  status: Status = 'pending';
  /** What was paid and what of it was given back; null while it is unpaid. */
  money: { paid: number; refunded: number } | null = null;

  constructor(
    readonly id: number,
    readonly items: ModelItem[],
    readonly token: string,
  ) {}

  get total(): number {
    return this.items.reduce((sum, { quantity, cents }) => sum + quantity * cents, 0);
  }

  get paymentStatus(): string {
    if (!this.money) return 'unpaid';
    if (this.money.refunded === 0) return 'paid';
    return this.money.refunded === this.money.paid ? 'refunded' : 'partially_refunded';
  }

  private get mayBeCancelled(): boolean {
    return this.status === 'pending' || this.status === 'processing';
  }

  /** Moves it to a status; to its own nothing changes. */
  move(to: Status): boolean {
    if (to === this.status) return true;
    if (!NEXT[this.status].includes(to)) return false;
    return to === 'cancelled' ? this.cancel() : this.become(to);
  }

  private become(status: Status): boolean {
    this.status = status;
    return true;
  }

  /** Everything that is left of it goes back to the shelf, and its money to the customer. */
  cancel(): boolean {
    if (!this.mayBeCancelled) return false;
    for (const { product, quantity } of this.items) product.stock += quantity;
    if (this.money) this.money.refunded = this.money.paid;
    return this.become('cancelled');
  }

  cancelPieces(index: number, quantity: number, restock: boolean): boolean {
    const item = this.items[index];
    if (!this.mayBeCancelled || !item || quantity < 1 || quantity > item.quantity) return false;
    item.quantity -= quantity;
    if (restock) item.product.stock += quantity;
    const { money } = this;
    if (money) money.refunded = Math.min(money.paid, money.refunded + quantity * item.cents);
    if (this.items.every((each) => each.quantity === 0)) this.cancel();
    return true;
  }

  pay(): boolean {
    if (this.money || this.status === 'cancelled') return false;
    this.money = { paid: this.total, refunded: 0 };
    return true;
  }

  refund(cents: number): boolean {
    if (!this.money || cents < 1 || this.money.refunded + cents > this.money.paid) return false;
    this.money.refunded += cents;
    return true;
  }
}

/** Whether these pieces can be sold. */
export function canSell(lines: { product: ModelProduct; quantity: number }[]): boolean {
  return (
    lines.length > 0 && lines.every(({ product, quantity }) => !product.archived && quantity <= product.stock)
  );
}

/** Takes the pieces from the shelf, at the prices of now. */
export function take(lines: { product: ModelProduct; quantity: number }[]): ModelItem[] {
  return lines.map(({ product, quantity }) => {
    product.stock -= quantity;
    return { product, quantity, cents: product.cents };
  });
}
