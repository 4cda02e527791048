using System.Collections.Immutable;
using System.Text.Json;
using Fluid;
using Fluid.Values;

namespace Suffice.Pipelines.Templates;

/// <summary>The steps before a step, as a template sees them.</summary>
internal sealed class StepsView(IImmutableDictionary<string, JsonElement> steps) : FluidValue
{
    /// <inheritdoc/>
    public override FluidValues Type => FluidValues.Object;

    /// <inheritdoc/>
    public override bool Equals(FluidValue? other) => ReferenceEquals(this, other);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => ReferenceEquals(this, obj);

    /// <inheritdoc/>
    public override int GetHashCode() => steps.GetHashCode();

    /// <inheritdoc/>
    public override bool ToBooleanValue() => true;

    /// <inheritdoc/>
    public override decimal ToNumberValue() => 0;

    /// <inheritdoc/>
    public override string ToStringValue() => string.Empty;

    /// <inheritdoc/>
    public override object ToObjectValue() => steps;

    /// <inheritdoc/>
    public override ValueTask<FluidValue> GetValueAsync(string name, TemplateContext context) =>
        new(steps.TryGetValue(name, out JsonElement view) ? JsonView.Of(view) : NilValue.Instance);

    /// <inheritdoc/>
    public override ValueTask<FluidValue> GetIndexAsync(FluidValue index, TemplateContext context)
    {
        ArgumentNullException.ThrowIfNull(index);
        return GetValueAsync(index.ToStringValue(), context);
    }
}
