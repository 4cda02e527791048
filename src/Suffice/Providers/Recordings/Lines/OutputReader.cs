using System.Collections.Immutable;
using System.Text.Json;
using Suffice.Chat;
using Suffice.Files;
using Suffice.Spending;

namespace Suffice.Providers.Recordings.Lines;

/// <summary>Reads what one model gave to a recorded call.</summary>
/// <param name="tools">The tools offered.</param>
/// <param name="promptCharacters">The length of the call's text.</param>
internal sealed class OutputReader(ImmutableArray<ToolDefinition> tools, long promptCharacters)
{
    public RecordedOutput Read(string model, JsonElement element)
    {
        RowFields output = RowFields.Of(element, $"outputs.{model}");
        string? text = output.Text("text");
        ImmutableArray<ToolCallPart> calls = Calls(output);
        ImmutableArray<ContentPart>? parts = PartsOf(output, text, calls);
        TokenUsage usage = UsageReader.Read(output, promptCharacters, CharactersOf(text, calls));
        CallFailure? failure = Failure(output);
        return new RecordedOutput
        {
            Model = model,
            Answer = failure is null && parts is { } said ? Answer(output, model, said, usage) : null,
            Failure = failure,
            Text = text,
            ToolCalls = calls,
            Correct = output.Flag("correct"),
            Prediction = output.Find("prediction")?.ToString(),
            Usage = usage,
            Latency = output.Milliseconds("latency_ms"),
            FirstPiece = output.Milliseconds("first_piece_ms"),
            CostUsd = output.Amount("cost_usd"),
            FinishReason = output.Text("finish_reason"),
            Confidence = output.Number("confidence"),
            ClassProbabilities = Probabilities(output),
        };
    }

    /// <summary>The parts as kept; else the tool calls, which a recorded text was decoded into; else the text.</summary>
    private static ImmutableArray<ContentPart>? PartsOf(RowFields output, string? text, ImmutableArray<ToolCallPart> calls) =>
        output.List("content") is { } content ? PartReader.Read(content, output.PathOf("content"))
        : !calls.IsEmpty ? [.. calls]
        : text is not null ? [new TextPart(text)]
        : output.List("tool_calls") is not null ? []
        : null;

    private ImmutableArray<ToolCallPart> Calls(RowFields output) => output.List("tool_calls") is not { } list ? [] :
    [
        .. list.EnumerateArray().Select((element, i) =>
        {
            ToolCallPart call = PartReader.ToolCall(element, $"{output.PathOf("tool_calls")}[{i}]", i);
            return call with { Name = OfferedNames.Of(call.Name, tools) };
        }),
    ];

    private ChatAnswer Answer(RowFields output, string model, ImmutableArray<ContentPart> parts, TokenUsage usage)
    {
        string? raw = output.Text("finish_reason");
        return new ChatAnswer
        {
            Id = output.Text("id"),
            Model = output.Has("model") ? output.Text("model") : model,
            Parts = parts,
            StopReason = Stop(output.Text("stop_reason") ?? raw, parts),
            StopReasonRaw = raw,
            StopSequence = output.Text("stop_sequence"),
            Usage = usage,
            ServiceTier = output.Text("service_tier"),
            Region = output.Text("region"),
            ReportedCostUsd = Cost(output, usage),
            Logprobs = output.Keep("logprobs"),
            StatedConfidence = output.Number("confidence"),
            LabelProbabilities = Probabilities(output),
            CreatedAt = Time(output),
            Alternatives = Alternatives(output, model),
        };
    }

    /// <summary>A recorded answer is whole, so that one without a word for its end was done.</summary>
    private static StopReason Stop(string? word, ImmutableArray<ContentPart> parts) =>
        word is not null ? StopWords.Read(word)
        : parts.Any(part => part is ToolCallPart) ? StopReason.ToolCalls
        : StopReason.Done;

    /// <summary>A cost of zero beside unknown tokens is a missing figure and not a free call.</summary>
    private static decimal? Cost(RowFields output, TokenUsage usage) =>
        output.Amount("cost_usd") is { } cost && (cost > 0 || usage.Basis != UsageBasis.None) ? cost : null;

    private ImmutableArray<ChatAnswer> Alternatives(RowFields output, string model)
    {
        if (output.List("alternatives") is not { } list)
        {
            return [];
        }

        return
        [
            .. list.EnumerateArray().Select((element, i) =>
            {
                RowFields other = RowFields.Of(element, $"{output.PathOf("alternatives")}[{i}]");
                string? text = other.Text("text");
                ImmutableArray<ToolCallPart> calls = Calls(other);
                return Answer(other, model, PartsOf(other, text, calls) ?? [], UsageReader.Read(other, 0, CharactersOf(text, calls)));
            }),
        ];
    }

    private static CallFailure? Failure(RowFields output)
    {
        if (output.Find("error") is not { } element)
        {
            return null;
        }

        RowFields error = RowFields.Of(element, output.PathOf("error"));
        return new CallFailure(KindOf(error), error.Wanted("message"))
        {
            Status = (int?)error.Count("status"),
            Code = error.Text("code"),
            RetryAfter = error.Milliseconds("retry_after_ms"),
            ShouldRetry = error.Flag("should_retry"),
        };
    }

    private static FailureKind KindOf(RowFields error)
    {
        string word = error.Wanted("kind");
        return EnumWord.Read<FailureKind>(word) ?? throw new InvalidDataException(
            $"{error.PathOf("kind")} is '{word}'; one of {string.Join(", ", EnumWord.All<FailureKind>().Order(StringComparer.Ordinal))} is wanted");
    }

    private static DateTimeOffset? Time(RowFields output) => output.Text("created_at") is not { } text ? null
        : DateTimeOffset.TryParse(text, System.Globalization.CultureInfo.InvariantCulture,
            System.Globalization.DateTimeStyles.AssumeUniversal, out DateTimeOffset time)
            ? time
            : throw new InvalidDataException($"{output.PathOf("created_at")} is '{text}'; an ISO 8601 time is wanted");

    private static ImmutableArray<double> Probabilities(RowFields output) =>
        output.List("class_probabilities") is not { } list ? [] :
        [
            .. list.EnumerateArray().Select(value => value.ValueKind == JsonValueKind.Number
                ? value.GetDouble()
                : throw RowFields.Wrong(output.PathOf("class_probabilities"), value, "a list of numbers")),
        ];

    private static long CharactersOf(string? text, ImmutableArray<ToolCallPart> calls) =>
        text?.Length ?? calls.Sum(call => (long)call.Name.Length + call.ArgumentsJson.Length);
}
