// Tests in another time zone of the shop.
import { settings } from '../ecommerce/settings.js';

/** Does this while the shop is in this zone. */
export async function inZone<T>(zone: string, work: () => T | Promise<T>): Promise<T> {
  const { SHOP_TIME_ZONE } = settings;
  settings.SHOP_TIME_ZONE = zone;
  try {
    return await work();
  } finally {
    settings.SHOP_TIME_ZONE = SHOP_TIME_ZONE;
  }
}
