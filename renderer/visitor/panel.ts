/** The panels that open from the deck. */
export type Panel = 'view' | 'sound' | 'help' | 'menu' | 'withdraw';
