/** First the page, then everything heavy: the diary, Python, the voice, the offline copy. */
import { mount } from 'svelte';
import './look/letters.css';
import './look/tokens.css';
import './look/look.css';
import './look/pictures/colours.css';
import App from './App.svelte';
import { keepForOffline } from './offline';
import { takeLinks } from './links';
import { readAddress } from './routing.svelte';
import { speakAsChosen } from './words/language';

takeLinks();
readAddress();
keepForOffline();
await speakAsChosen();
mount(App, { target: document.getElementById('app')! });
