/** How large a demo is (running.md). */
export type DemoSize = 'small' | 'chain';

/** What makes one demo large and the other small. Tuned so that the counts of README.md come out. */
export interface SizeFigures {
  readonly clients: number;
  /** Stretches every stay: longer stays make fewer agreements in the same years. */
  readonly stay: number;
  /** Of them, who have rented or rent; the others only asked. */
  readonly renters: number;
  /** Probability that an agreement has a second room, and then a third. */
  readonly moreRooms: readonly [number, number];
  /** Days in which a new warehouse fills to two thirds of its usual occupancy. */
  readonly fillDays: number;
  readonly timeControlDays: number;
  readonly chatDays: number;
  readonly pictures: number;
}

export const SIZES: Readonly<Record<DemoSize, SizeFigures>> = {
  small: {
    clients: 400,
    stay: 2.1,
    renters: 345,
    moreRooms: [0.3, 0.3],
    fillDays: 150,
    timeControlDays: 92,
    chatDays: 45,
    pictures: 12,
  },
  chain: {
    clients: 25_000,
    stay: 0.97,
    renters: 24_450,
    moreRooms: [0.12, 0.22],
    fillDays: 60,
    timeControlDays: 365,
    chatDays: 60,
    pictures: 24,
  },
};
