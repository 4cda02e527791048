using System.Text.Json;

namespace Suffice.Chat.Streaming;

/// <summary>One choice of a streamed answer, as far as it has come.</summary>
internal sealed class CollectedChoice
{
    private readonly SortedDictionary<int, CollectedBlock> blocks = [];
    private ExtraFields ofChoice = ExtraFields.None;
    private ExtraFields ofMessage = ExtraFields.None;
    private JsonElement? logprobs;
    private AnswerStopped? stopped;

    public void Add(ChatEvent step)
    {
        switch (step)
        {
            case BlockEnded:
                break;
            case BlockEvent piece:
                AddLogprobs((piece as TextDelta)?.Logprobs);
                Block(piece.Block).Add(piece);
                break;
            case FieldsReported fields:
                AddFields(fields.OfChoice);
                ofMessage = CollectedFields.Join(ofMessage, fields.OfMessage);
                break;
            case AnswerStopped stop:
                stopped = stop;
                break;
        }
    }

    public ChatAnswer Build(ChatProtocol? protocol) => new()
    {
        Protocol = protocol,
        Parts = [.. blocks.Values.Select(block => block.Build()).OfType<ContentPart>()],
        StatedConfidence = stopped?.StatedConfidence,
        LabelProbabilities = stopped?.LabelProbabilities ?? [],
        StopReason = stopped?.Reason ?? StopReason.Unknown,
        StopReasonRaw = stopped?.Raw,
        StopSequence = stopped?.StopSequence,
        Logprobs = logprobs,
        ChoiceExtra = ofChoice,
        MessageExtra = ofMessage,
    };

    /// <summary>Log-probabilities that came without text; a null says as little here as in a whole answer, and stays.</summary>
    private void AddFields(ExtraFields fields)
    {
        bool tells = fields.Find("logprobs") is { ValueKind: not JsonValueKind.Null };
        AddLogprobs(tells ? fields.Find("logprobs") : null);
        ofChoice = CollectedFields.Join(ofChoice, tells ? fields.Without("logprobs") : fields);
    }

    private void AddLogprobs(JsonElement? more)
    {
        if (more is { } later)
        {
            logprobs = logprobs is { } earlier ? CollectedFields.JoinLists(earlier, later) : later;
        }
    }

    private CollectedBlock Block(int number)
    {
        if (!blocks.TryGetValue(number, out CollectedBlock? block))
        {
            block = new CollectedBlock();
            blocks[number] = block;
        }

        return block;
    }
}
