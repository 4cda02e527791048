using System.Text;

namespace Suffice.Chat.Streaming;

/// <summary>One block of a streamed answer, as far as it has come.</summary>
internal sealed class CollectedBlock
{
    private readonly StringBuilder text = new();
    private readonly CollectedOpaque opaque = new();
    private BlockEvent? first;
    private string? signature;
    private string? redacted;
    private string? encrypted;
    private ResponsesItem? item;
    private ExtraFields extra = ExtraFields.None;

    public void Add(BlockEvent step)
    {
        first ??= step;
        item = step.Item ?? item;
        switch (step)
        {
            case TextDelta piece:
                text.Append(piece.Text);
                extra = CollectedFields.Join(extra, piece.Extra);
                break;
            case RefusalDelta piece:
                text.Append(piece.Text);
                extra = CollectedFields.Join(extra, piece.Extra);
                break;
            case ToolArgumentsDelta piece:
                text.Append(piece.Json);
                break;
            case ThinkingDelta piece:
                text.Append(piece.Text);
                signature = piece.Signature is { } more ? signature + more : signature;
                redacted = piece.RedactedBytes is { } bytes ? redacted + bytes : redacted;
                encrypted = piece.EncryptedContent ?? encrypted;
                break;
            case OpaqueDelta piece:
                opaque.Add(piece, isStart: ReferenceEquals(first, piece));
                break;
        }
    }

    public ContentPart? Build() => item is null ? BuildPart() : BuildPart() is { } part ? part with { Item = item } : null;

    private ContentPart? BuildPart() => first switch
    {
        TextDelta => new TextPart(text.ToString()) { Extra = CollectedFields.Join(extra, opaque.Citations()) },
        RefusalDelta => new RefusalPart(text.ToString()) { InContent = item is not null, Extra = item is null ? ExtraFields.None : extra },
        ThinkingDelta start => new ThinkingPart(text.ToString())
        {
            Signature = signature,
            RedactedBytes = redacted,
            EncryptedContent = encrypted is { Length: 0 } ? null : encrypted,
            Field = start.Field,
            Extra = start.Extra,
        },
        ToolCallStarted start => new ToolCallPart(start.Id, start.Name, text.ToString()) { Extra = start.Extra },
        OpaqueDelta start => opaque.Build(start.IsToolCall),
        _ => null,
    };
}
