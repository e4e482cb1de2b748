"""What every rule builds on: sentences, noun phrases, subjects, cues of status, events."""
