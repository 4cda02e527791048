using System.Globalization;
using Fluid;
using Fluid.Values;

namespace Suffice.Pipelines.Templates;

/// <summary>How templates are filled: the same everywhere, within limits, with filters that take our objects and lists for their own.</summary>
internal static class TemplateSettings
{
    // Far beyond any prompt: a loop that does not end is a mistake, not work.
    private const int MostSteps = 1_000_000;

    /// <summary>Makes them.</summary>
    /// <returns>The settings, one for many templates.</returns>
    public static TemplateOptions Make()
    {
        TemplateOptions options = new() { CultureInfo = CultureInfo.InvariantCulture, MaxSteps = MostSteps };
        foreach ((string name, FilterDelegate filter) in options.Filters.Where(filter => filter.Key != "default").ToList())
        {
            options.Filters.AddFilter(name, (input, arguments, context) => filter(input is JsonView view ? view.Plain() : input, arguments, context));
        }

        options.Filters.AddFilter("sum", SumAsync);
        options.Filters.AddFilter("json", (input, _, _) => new ValueTask<FluidValue>(new StringValue(JsonText.Of(input))));

        return options;
    }

    // Liquid's own adds up fields of its own objects alone.
    private static async ValueTask<FluidValue> SumAsync(FluidValue input, FilterArguments arguments, TemplateContext context)
    {
        decimal sum = 0;
        foreach (FluidValue item in input.Enumerate(context))
        {
            sum += (arguments.Count == 0 ? item : await item.GetValueAsync(arguments.At(0).ToStringValue(), context).ConfigureAwait(false)).ToNumberValue();
        }

        return NumberValue.Create(sum);
    }
}
