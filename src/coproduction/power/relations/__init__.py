"""The measures of ties between people, topic by topic; `relational` names them all."""
