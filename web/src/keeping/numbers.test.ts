import { expect, test } from 'vitest';
import { dialled, isEmergencyNumber, isNumber } from './numbers';

test.each(['112', '911', '15', '000', '1122', '+44 (20) 7946 0018'])('%s can be an emergency number', (number) => {
  expect(isEmergencyNumber(number)).toBe(true);
});

test.each(['', '12', '1', '11', 'help', '99'])('"%s" cannot', (number) => {
  expect(isEmergencyNumber(number)).toBe(false);
});

test('somebody else has a longer number', () => {
  expect(isNumber('020 7946 0018')).toBe(true);
  expect(isNumber('15')).toBe(false);
});

test('a telephone dials digits alone', () => {
  expect(dialled('+44 (20) 7946 0018')).toBe('+442079460018');
});
