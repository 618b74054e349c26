import { useEffect, useState } from 'react';
import { type DeskNow, useDeskNow } from '../../../api/staff.ts';

/** The desk's time now, `YYYY-MM-DD HH:MM:SS`: counted on from the API's answer, never from this page's clock. */
const localNow = ({ now, utc_offset, cameAt }: DeskNow): string =>
  new Date(now + performance.now() - cameAt + utc_offset * 60_000)
    .toISOString()
    .slice(0, 19)
    .replace('T', ' ');

export interface DeskClock {
  readonly local: string;
  readonly clockBack: number | null;
}

/** The desk's clock, ticking; null until the API has told the time. */
export const useDeskClock = (): DeskClock | null => {
  const { data } = useDeskNow();
  const [, tick] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => tick((n) => n + 1), 1000);
    return () => clearInterval(timer);
  }, []);
  return data === undefined ? null : { local: localNow(data), clockBack: data.clock_back };
};
