// Not run here: the vendor's package cannot be had.
import { createHawcxClient } from '@hawcx/core';
import { handOver } from './hand-over.js';

const hawcx = createHawcxClient({ configId: 'your config id', apiBase: 'https://api.hawcx.com/v1' });
hawcx.onStateChange((state) => {
	if (state.status === 'completed') handOver(state);
});
hawcx.start('alice@example.com');
