using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Suffice.House;

/// <summary>One C# file as its syntax tells it.</summary>
/// <param name="Project">The project it belongs to.</param>
/// <param name="Folder">The folder it lies in.</param>
/// <param name="Lines">Its lines, the empty ones too.</param>
/// <param name="Methods">The lines of each of its methods, constructors, operators and property bodies, from the first word of the head to the last brace.</param>
/// <param name="PublicTypes">Types that another assembly can name.</param>
/// <param name="Suppressions">Warnings it switches off.</param>
internal sealed record SourceFile(string Project, string Folder, int Lines, IReadOnlyList<int> Methods, int PublicTypes, int Suppressions)
{
    /// <summary>The files of one part of the checkout, without what builds make.</summary>
    /// <param name="root">The checkout.</param>
    /// <param name="part">Its part, such as <c>src</c>.</param>
    /// <returns>The files.</returns>
    public static IEnumerable<SourceFile> Below(string root, string part) =>
        from path in Directory.EnumerateFiles(Path.Combine(root, part), "*.cs", SearchOption.AllDirectories)
        let steps = Path.GetRelativePath(root, path).Split(Path.DirectorySeparatorChar)
        where !steps.Contains("obj", StringComparer.Ordinal) && !steps.Contains("bin", StringComparer.Ordinal)
        select Read(path, steps.Length > 2 ? steps[1] : part, string.Join('/', steps[..^1]));

    private static SourceFile Read(string path, string project, string folder)
    {
        SourceText text = SourceText.From(File.ReadAllText(path));
        SyntaxNode root = CSharpSyntaxTree.ParseText(text, new CSharpParseOptions(LanguageVersion.Preview)).GetRoot();
        return new SourceFile(
            project,
            folder,
            text.Lines.Count - (text.Lines[^1].Span.IsEmpty ? 1 : 0),
            [.. root.DescendantNodes().Where(IsMethod).Select(node => LinesOf(text, node))],
            root.DescendantNodes().OfType<MemberDeclarationSyntax>().Count(member => member is BaseTypeDeclarationSyntax or DelegateDeclarationSyntax && IsPublic(member)),
            root.DescendantTrivia().Count(trivia => trivia.GetStructure() is PragmaWarningDirectiveTriviaSyntax { DisableOrRestoreKeyword.RawKind: (int)SyntaxKind.DisableKeyword })
                + root.DescendantNodes().OfType<AttributeSyntax>().Count(attribute => attribute.Name.ToString() is "SuppressMessage" or "UnconditionalSuppressMessage"));
    }

    private static bool IsMethod(SyntaxNode node) => node switch
    {
        BaseMethodDeclarationSyntax method => method.Body is not null || method.ExpressionBody is not null,
        LocalFunctionStatementSyntax => true,
        PropertyDeclarationSyntax property => property.ExpressionBody is not null,
        AccessorDeclarationSyntax accessor => accessor.Body is not null || accessor.ExpressionBody is not null,
        _ => false,
    };

    private static int LinesOf(SourceText text, SyntaxNode node)
    {
        LinePositionSpan span = text.Lines.GetLinePositionSpan(node.Span);
        return span.End.Line - span.Start.Line + 1;
    }

    private static bool IsPublic(MemberDeclarationSyntax member) =>
        member.Modifiers.Any(SyntaxKind.PublicKeyword)
        && (member.Parent is not MemberDeclarationSyntax outer || outer is BaseNamespaceDeclarationSyntax || IsPublic(outer));
}
