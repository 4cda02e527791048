using System.Text.Json;
using Suffice.Audit.Calls;
using Suffice.Audit.Formats.Answers;
using Suffice.Audit.Formats.Hints;
using Suffice.Audit.Formats.Usage;
using Suffice.Audit.Formats.Values;

namespace Suffice.Audit.Formats.Mapping;

/// <summary>Tables and lines of a team's own form, read after a mapping.</summary>
internal sealed class MappedFormat : ILogFormat
{
    private readonly LogMapping mapping;
    private readonly bool isOwn;

    private MappedFormat(LogMapping mapping, bool isOwn)
    {
        this.mapping = mapping;
        this.isOwn = isOwn;
    }

    /// <summary>Reads what has the usual names: <c>model</c>, <c>prompt</c>, <c>completion</c>, <c>prompt_tokens</c> and their like.</summary>
    public static MappedFormat Plain { get; } = new(LogMapping.Obvious, isOwn: false);

    /// <inheritdoc/>
    public string Name => isOwn ? "mapped" : "plain";

    /// <inheritdoc/>
    public string Title => isOwn ? "rows of your own form, after the mapping" : "plain CSV or JSONL with the usual names";

    /// <summary>Reads a mapping file.</summary>
    /// <param name="file">Its path.</param>
    /// <returns>The format that it describes.</returns>
    /// <exception cref="Sources.AuditInputException">The file is wrong; the message tells every mistake with its line.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static ILogFormat Load(string file) => Parse(File.ReadAllText(file), file);

    /// <summary>Reads the text of a mapping.</summary>
    internal static ILogFormat Parse(string yaml, string file) => new UnicodeGuard(new MappedFormat(LogMappingReader.Read(yaml, file), isOwn: true));

    /// <inheritdoc/>
    public int Fit(JsonElement row)
    {
        if (!row.IsObject())
        {
            return 0;
        }

        bool hasModel = Get(row, "model").IsThere();
        bool hasTokens = Get(row, "input_tokens").AsCount() is not null || Get(row, "output_tokens").AsCount() is not null;
        bool asks = Get(row, "messages").IsThere() || Get(row, "prompt").IsThere() || Get(row, "request").IsThere();
        bool answers = Get(row, "answer").IsThere();
        return isOwn ? hasModel || hasTokens || asks || answers ? 99 : 0
            : hasModel && (hasTokens || asks) ? 25
            : asks && answers ? 10
            : 0;
    }

    /// <inheritdoc/>
    public void Read(JsonElement row, RowReadings found)
    {
        ArgumentNullException.ThrowIfNull(found);

        if (Fit(row) == 0)
        {
            found.Malformed(isOwn
                ? $"none of the mapped fields is in the row; {string.Join(", ", mapping.Paths.Keys.Order(StringComparer.Ordinal))} are mapped"
                : "no column with a usual name; model with prompt, messages or prompt_tokens is expected, or a mapping file");
            return;
        }

        found.Add(Call(row));
    }

    private LoggedCall Call(JsonElement row)
    {
        LoggedAnswer answer = AnswerBodies.Read(Get(row, "answer"));
        string? model = ModelIds.Plain(Get(row, "model").AsText());
        SplitUsage usage = UsageOf(row).Or(answer.Usage);
        return answer.Into(new LoggedCall
        {
            ResponseId = Get(row, "response_id").AsText(),
            SpanId = Get(row, "span_id").AsText(),
            ParentSpanId = Get(row, "parent_span_id").AsText(),
            At = LoggedTime.Of(Get(row, "at")),
            Model = model,
            Provider = Get(row, "provider").AsText(),
            Hint = TaskHints.FromName(Get(row, "task").AsText(), isOwn ? "mapped task" : "task column"),
            Request = MappedTexts.Request(mapping, row, model),
            Usage = usage.Usage,
            UsageDoubt = usage.Doubt,
            ServiceTier = Get(row, "service_tier").AsText(),
            Region = Get(row, "region").AsText(),
            LoggedUsd = Get(row, "cost_usd").AsNumber() is >= 0 and var cost ? cost : null,
            Latency = MillisecondsOf(row, "latency_ms", 1) ?? MillisecondsOf(row, "latency_s", 1000),
            FirstToken = MillisecondsOf(row, "first_token_ms", 1),
            Outcome = MappedTexts.OutcomeOf(Get(row, "status")),
            ServedFromCache = Get(row, "served_from_cache") is { ValueKind: JsonValueKind.True }
                || bool.TryParse(Get(row, "served_from_cache").AsText(), out bool served) && served,
            User = Get(row, "user").AsText(),
            Weight = Get(row, "weight").AsNumber() is > 0 and <= 1_000_000 and var weight ? weight : 1,
        });
    }

    private SplitUsage UsageOf(JsonElement row)
    {
        JsonElement input = Get(row, "input_tokens");
        JsonElement output = Get(row, "output_tokens");
        if (BodyUsage.IsFault(input) || BodyUsage.IsFault(output))
        {
            return new SplitUsage(default, UsageDoubts.NoCount);
        }

        long lasting = Get(row, "cache_write_1h_tokens").AsCount() ?? 0;
        return new CountedTokens
        {
            Prompt = input.AsCount(),
            Answer = output.AsCount(),
            Total = Get(row, "total_tokens").AsCount(),
            CacheRead = Get(row, "cache_read_tokens").AsCount() ?? 0,
            CacheWrite = (Get(row, "cache_write_tokens").AsCount() ?? 0) + lasting,
            CacheWrite1h = lasting,
            Reasoning = Get(row, "reasoning_tokens").AsCount() ?? 0,
            HoldsCache = mapping.InputIncludesCache,
            ReasoningBeside = !mapping.OutputIncludesReasoning,
        }.Split();
    }

    private TimeSpan? MillisecondsOf(JsonElement row, string field, int milliseconds) =>
        Get(row, field).AsNumber() is >= 0 and <= 2_678_400_000m and var number ? TimeSpan.FromMilliseconds((double)number * milliseconds) : null;

    private JsonElement Get(JsonElement row, string field) => mapping.Get(row, field);
}
