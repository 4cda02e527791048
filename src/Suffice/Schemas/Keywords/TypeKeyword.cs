using System.Text.Json;
using Suffice.Schemas.Evaluating;
using Suffice.Schemas.Loading;
using Suffice.Schemas.Unfinished;
using Suffice.Schemas.Values;

namespace Suffice.Schemas.Keywords;

/// <summary><c>type</c>: which types a value may have. 1.0 is an integer.</summary>
internal sealed class TypeKeyword : Assertion
{
    private readonly JsonTypes types;
    private readonly string named;

    private TypeKeyword(SchemaSource source, string[] names)
        : base(source, "type")
    {
        types = names.Aggregate(JsonTypes.None, (types, name) => types | Parse(source, name));
        named = string.Join(" or ", names);
    }

    public static IEnumerable<Keyword> Read(SchemaSource source)
    {
        if (source.Has("type", out JsonElement type))
        {
            string[] names = type.ValueKind == JsonValueKind.String ? [JsonText.Read(type)] : source.Names("type", type);
            yield return names.Length > 0
                ? new TypeKeyword(source, names)
                : throw source.Wrong("type", "names no type", "name at least one");
        }
    }

    public override void Begin(Run run)
    {
        if ((JsonTypesOfKind.Of(run.Spot.Kind) & types) == JsonTypes.None)
        {
            run.Break(this, $"starts as {Shown.Kind(run.Spot.Kind)}; expected {named}");
        }
    }

    protected override bool Holds(JsonElement value, ref Evaluation evaluation)
    {
        JsonTypes common = JsonTypesOfKind.Of(value.ValueKind) & types;
        return common == JsonTypes.Integer ? ExactNumber.Of(value).IsInteger : common != JsonTypes.None;
    }

    protected override string Describe(JsonElement value) => $"is {Shown.Kind(value)}, {Shown.Value(value)}; expected {named}";

    private static JsonTypes Parse(SchemaSource source, string name) => name switch
    {
        "null" => JsonTypes.Null,
        "boolean" => JsonTypes.Boolean,
        "integer" => JsonTypes.Integer,
        "number" => JsonTypes.Number,
        "string" => JsonTypes.String,
        "array" => JsonTypes.Array,
        "object" => JsonTypes.Object,
        _ => throw source.Wrong("type", $"\"{name}\" is not a type", "use null, boolean, integer, number, string, array or object"),
    };
}
