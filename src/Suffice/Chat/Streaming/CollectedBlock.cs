using System.Text;

namespace Suffice.Chat.Streaming;

/// <summary>One block of a streamed answer, as far as it has come.</summary>
internal sealed class CollectedBlock
{
    private readonly StringBuilder text = new();
    private readonly CollectedOpaque opaque = new();
    private ChatEvent? first;
    private string? signature;
    private string? redacted;

    public void Add(ChatEvent step)
    {
        first ??= step;
        switch (step)
        {
            case TextDelta piece:
                text.Append(piece.Text);
                break;
            case RefusalDelta piece:
                text.Append(piece.Text);
                break;
            case ToolArgumentsDelta piece:
                text.Append(piece.Json);
                break;
            case ThinkingDelta piece:
                text.Append(piece.Text);
                signature = piece.Signature is { } more ? signature + more : signature;
                redacted = piece.RedactedBytes is { } bytes ? redacted + bytes : redacted;
                break;
            case OpaqueDelta piece:
                opaque.Add(piece, isStart: ReferenceEquals(first, piece));
                break;
        }
    }

    public ContentPart? Build() => first switch
    {
        TextDelta start => new TextPart(text.ToString()) { Extra = CollectedFields.Join(start.Extra, opaque.Citations()) },
        RefusalDelta => new RefusalPart(text.ToString()),
        ThinkingDelta start => new ThinkingPart(text.ToString())
        {
            Signature = signature,
            RedactedBytes = redacted,
            Field = start.Field,
            Extra = start.Extra,
        },
        ToolCallStarted start => new ToolCallPart(start.Id, start.Name, text.ToString()) { Extra = start.Extra },
        OpaqueDelta start => opaque.Build(start.IsToolCall),
        _ => null,
    };
}
