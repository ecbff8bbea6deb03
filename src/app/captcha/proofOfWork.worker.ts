// A file of our own to name in `new Worker`: the policy of our pages runs no script from a `blob:` address.
import 'altcha/workers/pbkdf2';
