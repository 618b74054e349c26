export const plan = {
  overlay: 'What the plan shows',
  states: 'States',
  locks: 'Locks',
  debts: 'Debts',
  unplaced: 'Without a place on the plan: {{count}}',
  choice: 'Chosen rooms',
  chosen: 'chosen',
  mark: 'Choose',
  chosenRooms_one: '{{count}} room chosen',
  chosenRooms_other: '{{count}} rooms chosen',
  chooseNone: 'Choose none',
  let_one: 'Let',
  let_other: 'Let together',
  index: 'Plan an indexation',
  only_let: 'Keep the free ones: {{n}}',
  only_planIndexation: 'Keep the let ones: {{n}}',
};

export const lockLevels = {
  levelNone: 'No lock',
  levelGood: 'Charge 50% and more',
  levelMild: 'Charge is low',
  levelMiddle: '20–49%',
  levelStrong: 'Charge is low',
  levelWorst: 'Under 20%',
};

export const debtLevels = {
  levelNone: 'No debt',
  levelGood: 'No debt',
  levelMild: 'In debt 1–10 days',
  levelMiddle: '11–30 days',
  levelStrong: '31–60 days',
  levelWorst: 'Over 60 days',
};

export const print = {
  title: 'Plan on paper',
  print: 'Print',
  scale: 'Scale 1:{{scale}}',
  scaleLabel: 'Scale',
  paper: 'Fits a sheet of {{paper}}, {{width}} × {{height}} mm.',
  ownPaper: 'Larger than A0: it takes {{width}} × {{height}} mm, for a plotter or a file.',
  hundred: 'Print at 100%, not fitted to the page: then the scale is true.',
  failed: 'A picture of this size could not be made. Choose a smaller scale.',
  pending: 'some data not yet confirmed by the centre',
  fileName: 'plan-{{warehouse}}-{{floor}}',
};
