/** Texts that all forms share. */
export const form = {
  save: 'Сохранить',
  cancel: 'Отмена',
  calendar: 'Выбрать день в календаре',
  dateHint: 'ДД.ММ.ГГГГ',
  leaveTitle: 'Введённое не сохранено',
  leaveText: 'Если уйти с этой страницы, введённое пропадёт.',
  leaveTextDraft:
    'Черновик останется на этом компьютере: вернитесь сюда, и ввод продолжится с того же места.',
  stay: 'Остаться',
  closeText: 'Если закрыть это окно, введённое пропадёт.',
  closeAnyway: 'Закрыть без сохранения',
  leave: 'Уйти',
  leaveForget: 'Уйти и стереть черновик',
  draftRestored: 'Восстановлен черновик от {{time}}.',
  draftForget: 'Начать заново',
  draftFailed: 'Черновик сейчас не сохраняется: {{message}}',
} as const;
