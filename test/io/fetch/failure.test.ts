import { expect, it } from 'vitest';
import { fetchErrorFrom } from '../../../src/io/fetch/failure.js';

it('says of a failed handshake what was wrong, without the places in the library', () => {
  const message =
    '80DC6CE9E77F0000:error:0A00010B:SSL routines:ssl3_get_record:wrong version number:../deps/x.c:350:\n';
  const error = Object.assign(new Error(message), {
    code: 'ERR_SSL_WRONG_VERSION_NUMBER',
    reason: 'wrong version number',
  });
  expect(fetchErrorFrom(error, 'https://a.example/', false)).toMatchObject({
    code: 'tls',
    message: 'no secure connection: wrong version number: https://a.example/',
  });
});
