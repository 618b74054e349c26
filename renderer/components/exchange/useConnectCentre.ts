import { useState } from 'react';
import { useTranslation } from 'react-i18next';

/** The desktop window's change of centre; null leads back to the demo. */
export const useConnectCentre = () => {
  const { t } = useTranslation();
  const [state, setState] = useState<{ busy: boolean; restarting: boolean; refusal: string | null }>({
    busy: false,
    restarting: false,
    refusal: null,
  });
  const connect = async (address: string | null): Promise<void> => {
    setState({ busy: true, restarting: false, refusal: null });
    const answer = await window.mesto
      ?.connectCentre(address)
      .catch(() => ({ state: 'refused' as const, sentence: t('errors.unknown') }));
    setState({
      busy: false,
      restarting: answer?.state === 'restarting',
      refusal: answer?.state === 'refused' ? answer.sentence : null,
    });
  };
  return { ...state, connect };
};
