using System;
using System.Text.Json.Serialization;
using OpenRouter.AI.Json;

namespace OpenRouter.AI;

/// <summary>The parser that turns a PDF into something the model can read.</summary>
/// <remarks>Without a choice the model reads the file itself if it can, otherwise <c>mistral-ocr</c> does.
/// Source: <see href="https://openrouter.ai/docs/guides/overview/multimodal/pdfs"/>.</remarks>
[JsonConverter(typeof(OpenStringConverter<PdfEngine>))]
public readonly record struct PdfEngine : IOpenString
{
    /// <summary>Initializes a value out of any word, also one without a name here.</summary>
    /// <param name="value">The word as it is sent. Words that are newer than this package are passed on unchanged.</param>
    /// <exception cref="ArgumentNullException"><paramref name="value"/> is null.</exception>
    public PdfEngine(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        Value = value;
    }

    /// <summary>Gets the word as it is on the wire.</summary>
    /// <value>Empty for the default of the type.</value>
    public string Value { get => field ?? ""; init; }

    /// <summary>Gets <c>native</c>: the model reads the file; counts as input tokens.</summary>
    public static PdfEngine Native { get; } = new("native");

    /// <summary>Gets <c>mistral-ocr</c>: text recognition, paid per page; for scanned pages.</summary>
    public static PdfEngine MistralOcr { get; } = new("mistral-ocr");

    /// <summary>Gets <c>cloudflare-ai</c>: conversion to Markdown, free.</summary>
    public static PdfEngine CloudflareAI { get; } = new("cloudflare-ai");

    /// <summary>Makes a value out of any word, also one without a name here.</summary>
    /// <param name="value">The word as it is sent.</param>
    public static implicit operator PdfEngine(string value) => new(value);

    /// <summary>Returns the word as it is sent.</summary>
    public override string ToString() => Value;
}
