import { Button } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { Link, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { type ClientTotal, useClientTotal } from '../../../api/queries.ts';
import styles from '../../../components/card/Card.module.css';
import { CardSkeleton } from '../../../components/card/CardSkeleton.tsx';
import { MissingFields } from '../../../components/client/MissingFields.tsx';
import { ErrorState } from '../../../components/ErrorState.tsx';
import { StaleNotice } from '../../../components/StaleNotice.tsx';
import { StateMessage } from '../../../components/StateMessage.tsx';
import { AgreementsTable } from './AgreementsTable.tsx';
import { CardHeader } from './CardHeader.tsx';
import { ChangeHistory } from './ChangeHistory.tsx';
import { ClientData } from './ClientData.tsx';
import { MoneyTables } from './MoneyTables.tsx';
import { Notices } from './Notices.tsx';
import { RoomsTable } from './RoomsTable.tsx';
import { TestRooms } from './TestRooms.tsx';

/** A client's card: who he is, what he rents, what he owes. */
export const ClientCardScreen = () => {
  const clientId = useParams({ from: '/frame/clients/$clientId', select: (params) => params.clientId });
  return /^[1-9]\d{0,9}$/.test(clientId) ? (
    <Card key={clientId} userId={Number(clientId)} />
  ) : (
    <NoSuchClient />
  );
};

const Card = ({ userId }: { userId: number }) => {
  const { t } = useTranslation();
  const { data, error, refetch, isFetching } = useClientTotal(userId);
  useDocumentTitle(`${data?.client.fullname ?? t('screens.clients')} — ${t('common.product')}`);
  if (data !== undefined) {
    return (
      <div className={styles.screen} data-agreement-here={onlyAgreement(data)}>
        <StaleNotice error={error} retry={() => void refetch()} />
        <Content data={data} />
      </div>
    );
  }
  if (error === null) return <CardSkeleton />;
  if (error.status === 404 || error.status === 422) return <NoSuchClient />;
  return (
    <ErrorState title={t('card.failed')} error={error} retry={() => void refetch()} retrying={isFetching} />
  );
};

/** The one agreement that a payment can be for: F2 begins with it. */
const onlyAgreement = ({ agreements }: ClientTotal): number | undefined => {
  const [only, ...others] = agreements.filter(({ agrenddate }) => agrenddate === null);
  return others.length === 0 ? only?.agrid : undefined;
};

const Content = ({ data }: { data: ClientTotal }) => (
  <>
    <CardHeader data={data} />
    <MissingFields fields={data.client.missing} />
    <div className={styles.columns}>
      <div className={styles.sections}>
        <RoomsTable rooms={data.rooms} />
        <AgreementsTable data={data} />
        {data.test_rooms.length > 0 ? <TestRooms rooms={data.test_rooms} /> : null}
        <MoneyTables data={data} />
        <Notices userId={data.client.user_id} />
        <ChangeHistory userId={data.client.user_id} />
      </div>
      <ClientData client={data.client} />
    </div>
  </>
);

const NoSuchClient = () => {
  const { t } = useTranslation();
  return (
    <StateMessage
      heading
      title={t('card.notFound')}
      text={t('card.notFoundHint')}
      action={
        <Button component={Link} to="/clients">
          {t('errors.toClients')}
        </Button>
      }
    />
  );
};
