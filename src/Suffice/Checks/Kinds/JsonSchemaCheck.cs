using System.ComponentModel;
using System.Text.Json;
using Suffice.Chat;
using Suffice.Checks.Canonical;
using Suffice.Schemas;
using Suffice.Yaml.Binding;

namespace Suffice.Checks.Kinds;

/// <summary>Options of the check <c>json_schema</c>; without any, the call's own response schema holds.</summary>
internal sealed record JsonSchemaCheckOptions
{
    /// <summary>A file with the schema.</summary>
    [Shorthand]
    [Description("A file with the schema, relative to the policy; the call's own response schema when neither file nor schema is given.")]
    public string? File { get; init; }

    /// <summary>The schema itself.</summary>
    [Description("The schema itself, written in the policy.")]
    public JsonElement? Schema { get; init; }
}

/// <summary>The answer is JSON after a schema. Mends a value wrapped in prose or a code fence, and gives up early on a hopeless stream.</summary>
internal sealed class JsonSchemaCheck : IRepairingCheck, IEarlyCheck
{
    private const int MostTold = 5;

    private static readonly JsonSchema AnyObject = JsonSchema.Parse("""{ "type": "object" }""");

    private readonly JsonSchema? stated;
    private readonly PerSchema<JsonSchema?> carried = new(ReadCarried);

    /// <summary>Makes the check.</summary>
    /// <param name="options">Its options.</param>
    /// <param name="setting">Reads the file.</param>
    /// <exception cref="CheckOptionsException">The schema cannot be used.</exception>
    public JsonSchemaCheck(JsonSchemaCheckOptions options, CheckSetting setting)
    {
        if (options is { File: not null, Schema: not null })
        {
            throw new CheckOptionsException(string.Empty, "has both a file and a schema", "give one of the two");
        }

        try
        {
            stated = options.File is { } file ? JsonSchema.Parse(setting.ReadFile(file))
                : options.Schema is { } schema ? JsonSchema.Parse(schema)
                : null;
        }
        catch (JsonSchemaException unusable)
        {
            throw new CheckOptionsException(
                options.File is null ? "schema" : "file",
                $"{(options.File is null ? "the schema" : options.File)} at {unusable.Pointer} {unusable.Problem}",
                unusable.Remedy);
        }
    }

    /// <summary>What a policy knows of it.</summary>
    public static CheckDefinition Definition { get; } = CheckDefinition.For<JsonSchemaCheckOptions>(
        "json_schema", "The answer is JSON after a schema: a file's, one in the policy, or the call's own.", (options, setting) => new JsonSchemaCheck(options, setting));

    /// <inheritdoc/>
    public string Name => "json_schema";

    /// <inheritdoc/>
    public ValueTask<Finding> JudgeAsync(JudgedAnswer judged, CancellationToken cancellationToken) => new(Judge(judged));

    /// <inheritdoc/>
    public string? Repair(JudgedAnswer judged)
    {
        if (judged.Json.Root is not null || SchemaFor(judged.Request) is not { } schema)
        {
            return null;
        }

        if (JsonInText.OnlyOne(judged.Text) is { } only)
        {
            return Fits(only, schema) ? only : null;
        }

        if (JsonInText.LeadingObject(judged.Text) is not null)
        {
            return null;
        }

        return JsonInText.FindAll(judged.Text).Where(json => Fits(json, schema)).Distinct(StringComparer.Ordinal).ToList() is [var one] ? one : null;
    }

    /// <inheritdoc/>
    /// <remarks>Where tools are offered a call of one may still follow, and then the text is not judged.</remarks>
    public IEarlyJudge? Begin(ChatRequest request) =>
        request.Tools.IsDefaultOrEmpty && SchemaFor(request) is { } schema ? new EarlySchemaJudge(schema) : null;

    private Finding Judge(JudgedAnswer judged)
    {
        if (judged.IsToolTurn || SchemaFor(judged.Request) is not { } schema)
        {
            return Finding.NotApplicable;
        }

        if (judged.Json.Root is not { } root)
        {
            return Finding.Failed($"The answer must be JSON after the schema and nothing else, but it is {judged.Json.Error}. Write only the JSON, without prose or a code fence.");
        }

        if (schema.IsValid(root))
        {
            return Finding.Passed;
        }

        return Finding.Failed($"The answer breaks the schema: {string.Join(" ", schema.Validate(root, MostTold).Violations.Select(violation => violation.Message))}");
    }

    private JsonSchema? SchemaFor(ChatRequest request) =>
        stated ?? (request.Format?.Schema is { } schema ? carried.Of(schema)
            : request.Format?.Kind == AnswerFormatKind.JsonObject ? AnyObject
            : null);

    private static bool Fits(string json, JsonSchema schema) => AnswerJson.Read(json).Root is { } root && schema.IsValid(root);

    // A call may carry a schema that no validator can use; that is its provider's to refuse, not a fault of the answer.
    private static JsonSchema? ReadCarried(JsonElement schema)
    {
        try
        {
            return JsonSchema.Parse(schema);
        }
        catch (JsonSchemaException)
        {
            return null;
        }
    }
}
