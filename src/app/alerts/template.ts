/** A file of rules with every kind of rule and channel told; channels that need a secret stand as comments. */
export const RULES_TEMPLATE = `# When bianque speaks up: bianque watch --alerts alerts.yaml, bianque alerts run --alerts alerts.yaml --date 2024-02-05 --dry-run
# Ratios are decimals; a discount is negative. A key that is not known is refused with its line.

language: zh                         # of the messages: zh or en; a channel may have its own
page: http://127.0.0.1:8710          # address of the dashboard, for the link in a message; null for none

# Secrets never stand here: \${NAME} names the environment variable that holds one. Try a channel: bianque alerts test --channel desk
channels:
  desk:
    kind: webhook                    # JSON by POST, to a program of yours
    url: http://127.0.0.1:9000/bianque
    # secret: \${BIANQUE_WEBHOOK_SECRET}   # signs the body: X-Bianque-Signature: sha256=HMAC
  # feishu:
  #   kind: feishu
  #   url: \${BIANQUE_FEISHU_URL}
  #   secret: \${BIANQUE_FEISHU_SECRET}    # where the robot asks for signatures
  # dingtalk:
  #   kind: dingtalk
  #   url: \${BIANQUE_DINGTALK_URL}
  #   secret: \${BIANQUE_DINGTALK_SECRET}
  # wecom:
  #   kind: wecom
  #   url: \${BIANQUE_WECOM_URL}
  # mail:
  #   kind: email
  #   language: en
  #   host: smtp.example.com
  #   port: 465
  #   tls: implicit                  # implicit, starttls, or none for a relay on this machine
  #   user: \${BIANQUE_MAIL_USER}
  #   password: \${BIANQUE_MAIL_PASSWORD}
  #   from: bianque@example.com
  #   to: [desk@example.com]

# cooldown: trading days of silence after an alert of the rule. severity: info, warning or critical.
rules:
  - id: alarm
    when: stage-changed              # without to: every change of stage
    to: [cascade, unwinding]
    severity: critical
    channels: [desk]

  - id: strained
    when: stage-changed
    to: [strained]
    channels: [desk]
    cooldown: 20

  - id: cleared
    when: stage-changed
    to: [clear]
    severity: info
    channels: [desk]

  - id: im-discount
    when: indicator-beyond           # one of above, below, abovePercentile, belowPercentile
    indicator: imBasis
    below: -0.2
    channels: [desk]
    cooldown: 20

  - id: im-discount-deep             # a second rule tells of what grows worse while the first is silent
    when: indicator-beyond
    indicator: imBasis
    below: -0.35
    severity: critical
    channels: [desk]
    cooldown: 20

  - id: micro-falls
    when: indicator-beyond
    indicator: microReturn
    below: -0.05
    channels: [desk]
    cooldown: 10

  - id: crowding
    when: indicator-beyond
    indicator: crowding
    abovePercentile: 0.95            # of the 250 trading days before; days: 500 looks back further
    severity: info
    channels: [desk]
    cooldown: 20

  - id: knock-ins
    when: clusters-near              # of: assumed looks at the assumed market where no book is imported
    within: 0.03
    channels: [desk]
    cooldown: 10

  - id: stale
    when: data-stale                 # the newest row of a table is so many trading days behind the evening
    days: 1
    tables: [index_daily, futures_daily]
    channels: [desk]
    cooldown: 5

  # - id: book
  #   when: check                    # bianque check of a book, every evening; verdict: warn speaks up earlier
  #   verdict: break
  #   holdings: holdings.csv
  #   capital: 1e8
  #   futures: IM2403:-95
  #   leverage: 2
  #   policy: policy.yaml
  #   severity: critical
  #   channels: [desk]
`;
