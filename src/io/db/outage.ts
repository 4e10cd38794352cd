/**
 * SQLSTATE of a connection that broke, a server that stops or starts, too many connections, and of a session chosen to
 * break a deadlock; and the codes of Node for a host that cannot be reached.
 */
const CODES =
  /^(08|40P01|40001|53300|57P0[123]|ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENOTFOUND|EAI_AGAIN)/;
/** What `pg` says without a code. */
const MESSAGES =
  /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error)/;

/** Whether a database's error says that it is away for now, and not that the query is wrong. */
export function isOutage(error: unknown): boolean {
  const { code, message } = Object(error) as { code?: unknown; message?: unknown };
  return typeof code === 'string' ? CODES.test(code) : MESSAGES.test(String(message));
}
