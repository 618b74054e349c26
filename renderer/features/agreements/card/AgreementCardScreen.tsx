import { Button } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { Link, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { type AgreementTotal, useAgreementTotal, useStatement } from '../../../api/agreements.ts';
import { useAllowedForAgreement } from '../../../api/allowed.ts';
import styles from '../../../components/card/Card.module.css';
import { CardSkeleton } from '../../../components/card/CardSkeleton.tsx';
import { Section } from '../../../components/card/Section.tsx';
import { ErrorState } from '../../../components/ErrorState.tsx';
import { StaleNotice } from '../../../components/StaleNotice.tsx';
import { StateMessage } from '../../../components/StateMessage.tsx';
import { StatementTable } from '../statement/StatementTable.tsx';
import { AgreementHeader } from './AgreementHeader.tsx';
import { AgreementRooms } from './AgreementRooms.tsx';
import { Indexations } from './Indexations.tsx';
import { MoneySection } from './MoneySection.tsx';

/** An agreement's card: its rooms, its money, how the balance came about, and what can be done with it. */
export const AgreementCardScreen = () => {
  const agrid = useParams({ from: '/frame/agreements/$agrid', select: (params) => params.agrid });
  return /^[1-9]\d{0,9}$/.test(agrid) ? <Card key={agrid} agrid={Number(agrid)} /> : <NoSuchAgreement />;
};

const Card = ({ agrid }: { agrid: number }) => {
  const { t } = useTranslation();
  const { data, error, refetch, isFetching } = useAgreementTotal(agrid);
  useDocumentTitle(`${data?.agreement.agrname ?? t('screens.agreements')} — ${t('common.product')}`);
  if (data !== undefined) {
    return (
      <div className={styles.screen} data-agreement-here={agrid}>
        <StaleNotice error={error} retry={() => void refetch()} />
        <Content data={data} />
      </div>
    );
  }
  if (error === null) return <CardSkeleton />;
  if (error.status === 404 || error.status === 422) return <NoSuchAgreement />;
  return (
    <ErrorState
      title={t('agreements.cardFailed')}
      error={error}
      retry={() => void refetch()}
      retrying={isFetching}
    />
  );
};

const Content = ({ data }: { data: AgreementTotal }) => {
  const { t } = useTranslation();
  const { agrid } = data.agreement;
  const allowed = useAllowedForAgreement(agrid).data;
  return (
    <>
      <AgreementHeader data={data} allowed={allowed} />
      <AgreementRooms title={t('agreements.roomsNow')} rooms={data.rooms} allowed={allowed} />
      {data.ended_rooms.length === 0 ? null : (
        <AgreementRooms title={t('agreements.roomsBefore')} rooms={data.ended_rooms} allowed={undefined} />
      )}
      <Movements agrid={agrid} />
      <MoneySection data={data} allowed={allowed?.allowed} />
    </>
  );
};

/** The statement explains the balance; the indexations stand beside it, for they explain the price. */
const Movements = ({ agrid }: { agrid: number }) => {
  const { t } = useTranslation();
  const { data, error, refetch, isFetching } = useStatement(agrid);
  return (
    <Section
      title={t('agreements.statement')}
      aside={
        <Link to="/print/statement/$agrid" params={{ agrid: String(agrid) }} className={styles.sectionLink}>
          {t('agreements.print')}
        </Link>
      }
    >
      {data !== undefined ? (
        <>
          <StatementTable statement={data} latest={8} />
          <Indexations statement={data} />
        </>
      ) : error === null ? null : (
        <ErrorState
          title={t('agreements.statementFailed')}
          error={error}
          retry={() => void refetch()}
          retrying={isFetching}
        />
      )}
    </Section>
  );
};

const NoSuchAgreement = () => {
  const { t } = useTranslation();
  return (
    <StateMessage
      heading
      title={t('agreements.notFound')}
      text={t('agreements.notFoundHint')}
      action={
        <Button renderRoot={(props) => <Link {...props} to="/agreements" />}>{t('agreements.toList')}</Button>
      }
    />
  );
};
