using System.Collections.Immutable;
using Fluid;
using Fluid.Ast;
using Fluid.Values;
using Suffice.Files;
using Suffice.Pipelines.Scopes;

namespace Suffice.Pipelines.Templates;

/// <summary>Finds what a template asks for, so that a wrong name is told before anything runs.</summary>
internal sealed class TemplatePaths(FilterCollection filters) : AstVisitor
{
    private const int LongestRange = 10_000;

    private readonly HashSet<string> own = new(["forloop", "tablerowloop", "empty", "blank", "nil", "null"], StringComparer.Ordinal);
    private readonly List<ScopePath> found = [];

    /// <summary>Finds them.</summary>
    /// <param name="template">The template.</param>
    /// <param name="filters">The filters that there are.</param>
    /// <returns>The paths, each once; what loops and assignments name themselves is left out.</returns>
    /// <exception cref="FormatException">It asks in a way that cannot be looked at before, or for a filter that there is not.</exception>
    public static ImmutableArray<ScopePath> In(IFluidTemplate template, FilterCollection filters)
    {
        TemplatePaths visitor = new(filters);
        visitor.VisitTemplate(template);

        return [.. visitor.found.Where(path => !visitor.own.Contains(path.Root)).DistinctBy(path => path.Text)];
    }

    /// <inheritdoc/>
    protected override Expression VisitRangeExpression(RangeExpression rangeExpression)
    {
        // A range is made whole before it is gone through: what a caller sends must not say how long it is.
        if (!IsShort(rangeExpression.From) || !IsShort(rangeExpression.To))
        {
            throw new FormatException($"a range goes from one written number to another, up to {LongestRange}; go through a list instead");
        }

        return base.VisitRangeExpression(rangeExpression);
    }

    private static bool IsShort(Expression bound) =>
        bound is LiteralExpression { Value: NumberValue number } && Math.Abs(number.ToNumberValue()) <= LongestRange;

    /// <inheritdoc/>
    protected override Expression VisitFilterExpression(FilterExpression filterExpression)
    {
        if (!filters.TryGetValue(filterExpression.Name, out _))
        {
            throw new FormatException($"there is no filter '{filterExpression.Name}'; {NearWords.Advise(filterExpression.Name, [.. filters.Select(filter => filter.Key)], "the filters are Liquid's")}");
        }

        return base.VisitFilterExpression(filterExpression);
    }

    /// <inheritdoc/>
    protected override Statement VisitForStatement(ForStatement forStatement)
    {
        AddOwn(forStatement.Identifier);
        return base.VisitForStatement(forStatement);
    }

    /// <inheritdoc/>
    protected override Statement VisitAssignStatement(AssignStatement assignStatement)
    {
        AddOwn(assignStatement.Identifier);
        return base.VisitAssignStatement(assignStatement);
    }

    /// <inheritdoc/>
    protected override Statement VisitCaptureStatement(CaptureStatement captureStatement)
    {
        AddOwn(captureStatement.Identifier);
        return base.VisitCaptureStatement(captureStatement);
    }

    private void AddOwn(string name)
    {
        if (name is "input" or "steps" or "item" or "index")
        {
            throw new FormatException($"'{name}' has a meaning of its own; choose another name");
        }

        own.Add(name);
    }

    /// <inheritdoc/>
    protected override Expression VisitMemberExpression(MemberExpression memberExpression)
    {
        List<string> names = [];
        foreach (MemberSegment segment in memberExpression.Segments)
        {
            if (segment is IdentifierSegment name)
            {
                names.Add(name.Identifier);
            }
            else if (segment is IndexerSegment { Expression: LiteralExpression { Value: StringValue or NumberValue } literal })
            {
                names.Add(literal.Value.ToStringValue());
            }
            else
            {
                break; // What is computed cannot be known before.
            }
        }

        if (names is ["steps"])
        {
            throw new FormatException("'steps' alone, or with a name that is made up while it runs, cannot be waited for; write steps.NAME.answer");
        }

        if (ScopePath.Read(string.Join('.', names)) is { } path)
        {
            found.Add(path);
        }

        return base.VisitMemberExpression(memberExpression);
    }
}
