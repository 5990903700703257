/** First the page, then everything heavy: the diary, Python, the voice, the offline copy. */
import { mount } from 'svelte';
import './look/tokens.css';
import './look/look.css';
import './look/pictures/colours.css';
import App from './App.svelte';
import { keepForOffline } from './offline';
import { speakAsChosen } from './words/language';

keepForOffline();
await speakAsChosen();
mount(App, { target: document.getElementById('app')! });
