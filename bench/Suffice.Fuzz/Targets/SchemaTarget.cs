using System.Text.Json;
using Suffice.Fuzz.Engine;
using Suffice.Fuzz.Laws;
using Suffice.Schemas;

namespace Suffice.Fuzz.Targets;

/// <summary>A schema above the line and a document below: both judges say the same, and the one that judges early is never wrong.</summary>
/// <param name="begin">Begins to judge an unfinished document; the real judge by default.</param>
internal sealed class SchemaTarget(Func<JsonSchema, SchemaTarget.IEarly>? begin = null) : IFuzzTarget
{
    private const long Steps = 100_000;

    private static readonly string[] Limits = ["maxDepth", "maxSteps", "patternTimeout"];

    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = 64 };

    private readonly Func<JsonSchema, IEarly> begin = begin ?? (schema => new Early(schema.BeginUnfinished()));

    /// <summary>A judge of a document whose text is still arriving.</summary>
    internal interface IEarly
    {
        /// <summary>Where it became hopeless; -1 while it is not.</summary>
        long HopelessAt { get; }

        /// <summary>Takes more of the text.</summary>
        void Feed(ReadOnlySpan<char> text);

        /// <summary>Ends the text; true when it is valid.</summary>
        bool Finish();
    }

    public string Name => "schema";

    public int MostBytes => 4_096;

    InputLimits IFuzzTarget.Limits => new(32 << 20, 60_000) { Time = TimeSpan.FromSeconds(2) };

    public IReadOnlyList<string> Words { get; } =
    [
        TwoParts.Line, "\"$schema\":\"http://json-schema.org/draft-07/schema#\",", "\"$ref\":\"#\"", "\"$ref\":\"#/$defs/a\"", "\"$dynamicRef\":\"#a\"", "\"$dynamicAnchor\":\"a\"", "\"$anchor\":\"a\"", "\"$id\":\"a\"", "\"$defs\":{\"a\":true}",
        .. ((string[])
        [
            "type", "enum", "const", "multipleOf", "maximum", "exclusiveMaximum", "minimum", "exclusiveMinimum", "maxLength", "minLength", "pattern", "items", "prefixItems", "additionalItems", "contains",
            "minContains", "maxContains", "maxItems", "minItems", "uniqueItems", "properties", "patternProperties", "additionalProperties", "required", "minProperties", "maxProperties", "propertyNames",
            "dependentRequired", "dependentSchemas", "dependencies", "allOf", "anyOf", "oneOf", "not", "if", "then", "else", "unevaluatedItems", "unevaluatedProperties", "format", "definitions",
        ]).Select(keyword => $"\"{keyword}\":"),
        "\"object\"", "\"array\"", "\"string\"", "\"integer\"", "\"number\"", "\"null\"", "\"boolean\"", "\"date-time\"", "\"^a+$\"", "\"\\\\p{L}\"", "\"(?=a)\"", "{\"a\":", "[1,2]", "0.01", "1e2", "1e-400", "{}", "true", "false",
    ];

    public string Try(ReadOnlyMemory<byte> input)
    {
        (string first, string text) = TwoParts.Of(input);
        JsonSchemaOptions options = new()
        {
            Draft = Splits.SeedOf(input.Span) % 4 == 0 ? JsonSchemaDraft.Draft7 : JsonSchemaDraft.Draft202012,
            AssertFormat = Splits.SeedOf(input.Span) % 3 == 0,
            MaxSteps = Steps,
            PatternTimeout = TimeSpan.FromMilliseconds(20),
        };
        JsonSchema schema;
        try
        {
            schema = JsonSchema.Parse(first, options);
        }
        catch (JsonSchemaException wrong)
        {
            Law.Holds(wrong.Pointer.Length > 0 && wrong.Problem.Length > 0 && wrong.Remedy.Length > 0, "a schema's mistake has its place and its cure", wrong.Message);
            return $"refused {Place.Coarse(wrong.Problem)}";
        }

        bool? whole = JudgeWhole(schema, text, out string outcome);
        JudgeEarly(schema, text, whole);
        return outcome;
    }

    /// <summary>The whole judge's answer; none when the text is no JSON it reads, or a limit was reached.</summary>
    private static bool? JudgeWhole(JsonSchema schema, string text, out string outcome)
    {
        outcome = "no document";
        if (Document(text) is not { } document)
        {
            return null;
        }

        bool valid = schema.IsValid(document);
        SchemaVerdict verdict = schema.Validate(document);
        Law.Holds(verdict.IsValid == valid, "yes or no and the violations agree", $"{valid}: {string.Join('\n', verdict.Violations)}");
        outcome = $"{valid} {string.Join(' ', verdict.Violations.Select(violation => violation.Keyword).Distinct().Order(StringComparer.Ordinal).Take(4))}";
        return verdict.Violations.Any(violation => SchemaTarget.Limits.Contains(violation.Keyword)) ? null : valid;
    }

    private void JudgeEarly(JsonSchema schema, string text, bool? whole)
    {
        IEarly judge = begin(schema);
        judge.Feed(text);
        long hopelessAt = judge.HopelessAt;
        bool finished = judge.Finish();
        if (whole is { } expected)
        {
            Law.Holds(!expected || hopelessAt < 0, "a prefix of a valid document is never hopeless", $"hopeless at {hopelessAt}");
            Law.Holds(finished == expected, "the early judge ends as the whole judge says", $"early {finished}, whole {expected}");
        }

        IEarly cut = begin(schema);
        Random random = new(Splits.SeedOf(System.Text.Encoding.UTF8.GetBytes(text)));
        for (int at = 0; at < text.Length;)
        {
            int taken = random.Next(1, Math.Min(8, text.Length - at) + 1);
            cut.Feed(text.AsSpan(at, taken));
            at += taken;
        }

        Law.Holds(cut.HopelessAt == hopelessAt, "any split is hopeless at the same place", $"{cut.HopelessAt}, not {hopelessAt}");
    }

    /// <summary>The text as JSON. A text that is no Unicode, or has a name twice, has no one meaning to compare.</summary>
    private static JsonElement? Document(string text)
    {
        try
        {
            return JsonDocument.Parse(text, Strict with { AllowDuplicateProperties = false }).RootElement;
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    private sealed class Early(UnfinishedJsonJudge judge) : IEarly
    {
        public long HopelessAt => judge.HopelessAt;

        public void Feed(ReadOnlySpan<char> text) => judge.Feed(text);

        public bool Finish() => judge.Finish();
    }
}
