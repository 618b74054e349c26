import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAttention } from '../../api/exchange.ts';
import { Section } from '../../components/card/Section.tsx';
import { ErrorState } from '../../components/ErrorState.tsx';
import { StaleNotice } from '../../components/StaleNotice.tsx';
import { AttentionCard, type Deed } from './AttentionCard.tsx';
import { DropDialog } from './DropDialog.tsx';
import styles from './Exchange.module.css';
import { grouped, type Refused } from './followers.ts';
import { ResendDialog } from './ResendDialog.tsx';
import { SubstituteDialog } from './SubstituteDialog.tsx';

/** «Требуют внимания»: what the centre refused, why, and what can be done about each. */
export const Attention = () => {
  const { t } = useTranslation();
  const { data, error, refetch, isFetching } = useAttention();
  const [open, setOpen] = useState<(Refused & { deed: Deed }) | null>(null);
  const close = () => setOpen(null);
  return (
    <>
      {data === undefined && error !== null ? (
        <ErrorState
          title={t('exchange.attentionFailed')}
          error={error}
          retry={() => void refetch()}
          retrying={isFetching}
        />
      ) : null}
      {data === undefined || data.cnt_all === 0 ? null : (
        <Section title={t('exchange.attention')} count={data.cnt_all}>
          <StaleNotice error={error} retry={() => void refetch()} />
          <p className={styles.note}>{t('exchange.attentionHint')}</p>
          <ul className={styles.list}>
            {grouped(data.commands).map(({ item, followers }) => (
              <li key={item.command_id} className={styles.group}>
                <AttentionCard item={item} act={(deed) => setOpen({ item, followers, deed })} />
                {followers.map((one) => (
                  <AttentionCard
                    key={one.command_id}
                    item={one}
                    follower
                    act={(deed) => setOpen({ item: one, followers: [], deed })}
                  />
                ))}
              </li>
            ))}
          </ul>
        </Section>
      )}
      {open?.deed === 'change' ? <ResendDialog {...open} close={close} /> : null}
      {open?.deed === 'substitute' ? <SubstituteDialog {...open} close={close} /> : null}
      {open?.deed === 'drop' ? <DropDialog item={open.item} close={close} /> : null}
    </>
  );
};
