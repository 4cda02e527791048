using System.Collections.Immutable;
using Fluid;
using Fluid.Values;
using Suffice.Pipelines.Scopes;

namespace Suffice.Pipelines.Templates;

/// <summary>A text with places for what a run knows, in Liquid.</summary>
internal sealed class TextTemplate
{
    private readonly IFluidTemplate template;
    private readonly TemplateOptions settings;

    /// <summary>Makes one of a template that was parsed.</summary>
    /// <param name="template">The template.</param>
    /// <param name="text">As it was written.</param>
    /// <param name="settings">How it is filled.</param>
    /// <exception cref="FormatException">It asks for something in a way that cannot be looked at before.</exception>
    public TextTemplate(IFluidTemplate template, string text, TemplateOptions settings)
    {
        this.template = template;
        this.settings = settings;
        Paths = TemplatePaths.In(template, settings.Filters);
        Only = OnlyPath.Of(text);
    }

    /// <summary>What it asks for.</summary>
    public ImmutableArray<ScopePath> Paths { get; }

    /// <summary>The path that it is, where it is one alone: then it stands for the value itself and not for its text.</summary>
    public ScopePath? Only { get; }

    /// <summary>Fills it.</summary>
    /// <param name="scope">What is known.</param>
    /// <returns>The text.</returns>
    /// <exception cref="InvalidDataException">It cannot be filled.</exception>
    public async ValueTask<string> FillAsync(RunScope scope)
    {
        TemplateContext context = new(settings);
        context.SetValue("input", JsonView.Of(scope.Input));
        context.SetValue("steps", new StepsView(scope.Steps));
        context.SetValue("item", scope.Item is { } item ? JsonView.Of(item) : NilValue.Instance);
        context.SetValue("index", NumberValue.Create(scope.Index));
        try
        {
            return await template.RenderAsync(context, NullEncoder.Default).ConfigureAwait(false);
        }
        catch (Exception broken) when (broken is not (OutOfMemoryException or OperationCanceledException))
        {
            throw new InvalidDataException($"a template cannot be filled: {broken.Message}", broken);
        }
    }
}
