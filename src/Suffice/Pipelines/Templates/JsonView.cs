using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Fluid;
using Fluid.Values;
using Suffice.Files;

namespace Suffice.Pipelines.Templates;

/// <summary>A JSON object or list as a template sees it: its parts by name, its text as JSON.</summary>
internal sealed class JsonView : FluidValue, IFluidIndexable
{
    private readonly JsonElement json;

    private JsonView(JsonElement json) => this.json = json;

    /// <summary>The value itself.</summary>
    public JsonElement Json => json;

    /// <summary>How many items or fields it has.</summary>
    public int Count => json.ValueKind == JsonValueKind.Array ? json.GetArrayLength() : json.EnumerateObject().Count();

    /// <inheritdoc/>
    public IEnumerable<string> Keys => json.ValueKind == JsonValueKind.Object ? json.EnumerateObject().Select(one => one.Name) : [];

    /// <inheritdoc/>
    public override FluidValues Type => json.ValueKind == JsonValueKind.Array ? FluidValues.Array : FluidValues.Dictionary;

    /// <summary>The value of a template for a JSON value.</summary>
    /// <param name="json">The JSON value.</param>
    /// <returns>The value.</returns>
    public static FluidValue Of(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.String => new StringValue(json.GetString()!),
        JsonValueKind.Number => NumberOf(json),
        JsonValueKind.True => BooleanValue.True,
        JsonValueKind.False => BooleanValue.False,
        JsonValueKind.Object or JsonValueKind.Array => new JsonView(json),
        _ => NilValue.Instance,
    };

    /// <inheritdoc/>
    public override bool Equals(FluidValue? other) => other switch
    {
        JsonView view => JsonElement.DeepEquals(json, view.json),
        { Type: FluidValues.Empty } => Count == 0,
        _ => false,
    };

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is FluidValue other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => json.GetRawText().GetHashCode(StringComparison.Ordinal);

    /// <inheritdoc/>
    public override bool ToBooleanValue() => true;

    /// <inheritdoc/>
    public override decimal ToNumberValue() => Count; // By which Liquid tells what is empty.

    /// <inheritdoc/>
    public override string ToStringValue() => JsonSerializer.Serialize(json, MachineJson.Options);

    /// <inheritdoc/>
    public override object ToObjectValue() => this;

    /// <summary>The value in the form that filters know: a list as Liquid's own.</summary>
    /// <returns>The value.</returns>
    public FluidValue Plain() => json.ValueKind == JsonValueKind.Array ? new ArrayValue([.. json.EnumerateArray().Select(Of)]) : this;

    /// <inheritdoc/>
    public bool TryGetValue(string name, out FluidValue value)
    {
        bool isThere = json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out _);
        value = isThere ? Of(json.GetProperty(name)) : NilValue.Instance;

        return isThere;
    }

    /// <inheritdoc/>
    public override bool Contains(FluidValue value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return json.ValueKind == JsonValueKind.Array
            ? json.EnumerateArray().Any(item => Of(item).Equals(value))
            : json.TryGetProperty(value.ToStringValue(), out _);
    }

    /// <inheritdoc/>
    public override ValueTask<FluidValue> GetValueAsync(string name, TemplateContext context) => new(Member(name));

    /// <inheritdoc/>
    public override ValueTask<FluidValue> GetIndexAsync(FluidValue index, TemplateContext context)
    {
        ArgumentNullException.ThrowIfNull(index);
        return new(json.ValueKind == JsonValueKind.Array ? Item((int)index.ToNumberValue()) : Member(index.ToStringValue()));
    }

    /// <inheritdoc/>
    public override IEnumerable<FluidValue> Enumerate(TemplateContext context) => json.ValueKind == JsonValueKind.Array
        ? json.EnumerateArray().Select(Of)
        : json.EnumerateObject().Select(field => (FluidValue)new ArrayValue([new StringValue(field.Name), Of(field.Value)]));

    /// <inheritdoc/>
    public override ValueTask WriteToAsync(TextWriter writer, TextEncoder encoder, CultureInfo cultureInfo)
    {
        ArgumentNullException.ThrowIfNull(writer);
        return new(writer.WriteAsync(ToStringValue()));
    }

    // What a decimal cannot hold stands as it was written.
    private static FluidValue NumberOf(JsonElement json) => json.TryGetDecimal(out decimal number) && (number != 0 || !json.GetRawText().AsSpan().ContainsAnyInRange('1', '9'))
        ? NumberValue.Create(number)
        : new StringValue(json.GetRawText());

    private FluidValue Member(string name) => name switch
    {
        _ when json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out JsonElement field) => Of(field),
        "size" => NumberValue.Create(Count),
        "first" when json.ValueKind == JsonValueKind.Array => Item(0),
        "last" when json.ValueKind == JsonValueKind.Array => Item(Count - 1),
        _ => NilValue.Instance,
    };

    private FluidValue Item(int index)
    {
        int at = index < 0 ? index + Count : index;
        return at >= 0 && at < Count ? Of(json[at]) : NilValue.Instance;
    }
}
