using System.Text.Json;
using Suffice.Schemas.Evaluating;
using Suffice.Schemas.Loading;

namespace Suffice.Schemas;

/// <summary>
/// A JSON Schema (draft 2020-12 or draft-07), read once and then immutable. Safe for use by many threads at once.
/// </summary>
public sealed class JsonSchema
{
    private const int Sizable = 16;

    private readonly JsonSchemaOptions options;
    private readonly bool scoped;

    private JsonSchema(SchemaNode root, bool scoped, JsonSchemaOptions options)
    {
        Root = root;
        this.scoped = scoped;
        this.options = options;
    }

    internal SchemaNode Root { get; }

    /// <summary>Reads a schema from JSON text.</summary>
    /// <param name="schema">The schema's JSON.</param>
    /// <param name="options">How to read it; <see cref="JsonSchemaOptions.Default"/> when null.</param>
    /// <exception cref="JsonSchemaException">The text is not JSON, or not a usable schema.</exception>
    public static JsonSchema Parse(string schema, JsonSchemaOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(schema);

        try
        {
            using JsonDocument document = JsonDocument.Parse(schema);
            return Parse(document.RootElement, options);
        }
        catch (JsonException wrong)
        {
            throw new JsonSchemaException("#", $"is not JSON: {wrong.Message}", "write one JSON object, true or false", wrong);
        }
    }

    /// <summary>Reads a schema from a parsed document, of which it keeps its own copy.</summary>
    /// <param name="schema">The schema: an object, true or false.</param>
    /// <param name="options">How to read it; <see cref="JsonSchemaOptions.Default"/> when null.</param>
    /// <exception cref="JsonSchemaException">It is not a usable schema.</exception>
    public static JsonSchema Parse(JsonElement schema, JsonSchemaOptions? options = null)
    {
        options ??= JsonSchemaOptions.Default;
        try
        {
            SchemaCompiler compiler = new(new SchemaLibrary(options));
            SchemaNode root = compiler.Compile(schema.Clone());
            return new JsonSchema(root, compiler.UsesDynamicScope, options);
        }
        catch (InvalidOperationException notText)
        {
            throw new JsonSchemaException("#", "holds text that is not Unicode (half a surrogate pair)", "escape whole pairs only", notText);
        }
    }

    /// <summary>Whether <paramref name="value"/> keeps to this schema.</summary>
    public bool IsValid(JsonElement value)
    {
        Evaluation evaluation = Evaluate();
        return Root.Accepts(value, ref evaluation, null) && evaluation.Halted is null;
    }

    /// <summary>Judges <paramref name="value"/> and says what is broken.</summary>
    /// <param name="value">The value.</param>
    /// <param name="maxViolations">How many violations to report at most; at least 1.</param>
    public SchemaVerdict Validate(JsonElement value, int maxViolations = Sizable)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(maxViolations, 1);
        if (IsValid(value))
        {
            return SchemaVerdict.Valid;
        }

        Evaluation evaluation = Evaluate();
        evaluation.Report = new ViolationReport(maxViolations);
        Root.Accepts(value, ref evaluation, null);

        return new SchemaVerdict(evaluation.Found());
    }

    /// <summary>Begins to judge a document of which the text is still arriving.</summary>
    /// <param name="skipLeadingText">
    /// Whether text before the first <c>{</c> or <c>[</c> (prose, a code fence), and after the document's end, is passed over.
    /// </param>
    public UnfinishedJsonJudge BeginUnfinished(bool skipLeadingText = false) => new(this, skipLeadingText);

    internal Evaluation Evaluate() => new(options, scoped);
}
